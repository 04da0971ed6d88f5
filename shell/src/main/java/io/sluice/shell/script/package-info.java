/** Scripts: statements and dot commands, in order. */
package io.sluice.shell.script;
