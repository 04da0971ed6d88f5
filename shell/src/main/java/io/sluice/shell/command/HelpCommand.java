package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.util.Locale;

/** {@code .help}. */
final class HelpCommand implements DotCommand {
    private final DotCommands commands;

    HelpCommand(DotCommands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String argument() {
        return "";
    }

    @Override
    public String description() {
        return "show this list";
    }

    @Override
    public void run(String argument, Session session) {
        session.console().println("SQL statements end with a semicolon. Commands of the shell:");
        for (DotCommand command : commands.all()) {
            String usage = ("." + command.name() + " " + command.argument()).strip();
            session.console().printf(Locale.ROOT, "  %-34s %s%n", usage, command.description());
        }
        session.console().println("Ctrl-C ends a running query, Ctrl-D the shell.");
        session.console().flush();
    }
}
