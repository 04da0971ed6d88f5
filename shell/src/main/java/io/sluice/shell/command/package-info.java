/** The dot commands of the shell, one class each. */
package io.sluice.shell.command;
