package io.sluice.shell.command;

/** A dot command that was not understood or cannot be done; the message is for the user. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandException(String message) {
        super(message);
    }
}
