/** The interactive shell on JLine: multi-line input, highlighting, completion. */
package io.sluice.shell.repl;
