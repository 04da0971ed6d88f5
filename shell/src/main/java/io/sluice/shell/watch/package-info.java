/** WATCH: a query shown again after each tick, in place on a terminal. */
package io.sluice.shell.watch;
