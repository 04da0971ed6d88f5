package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import io.sluice.shell.watch.Watch;
import java.sql.SQLException;

/** {@code .watch SELECT …}; the statement form is {@code WATCH SELECT …;}. */
final class WatchCommand implements DotCommand {
    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String argument() {
        return "SELECT ...";
    }

    @Override
    public String description() {
        return "show a query again each tick; q or Ctrl-C ends it";
    }

    @Override
    public void run(String argument, Session session) throws SQLException {
        if (argument.isEmpty()) {
            throw new CommandException(".watch needs a query: .watch SELECT * FROM a_view");
        }
        Watch.run(argument.endsWith(";") ? argument.substring(0, argument.length() - 1) : argument, session);
    }
}
