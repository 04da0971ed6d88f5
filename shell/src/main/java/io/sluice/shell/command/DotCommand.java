package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.io.IOException;
import java.sql.SQLException;

/** A command of the shell itself, written {@code .name [argument]} on a line of its own. */
public interface DotCommand {
    /** Without the dot. */
    String name();

    /** How the argument is written in help; empty when there is none. */
    String argument();

    String description();

    /**
     * Does it.
     *
     * @param argument trimmed; empty when none was given
     * @throws CommandException if the argument makes no sense; its message is shown
     */
    void run(String argument, Session session) throws SQLException, IOException;
}
