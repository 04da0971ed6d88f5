/** One run of the shell: its connection, its output, and statements run on them. */
package io.sluice.shell.session;
