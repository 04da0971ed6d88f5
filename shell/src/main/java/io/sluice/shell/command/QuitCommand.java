package io.sluice.shell.command;

import io.sluice.shell.session.Session;

/** {@code .quit} and {@code .exit}. */
final class QuitCommand implements DotCommand {
    private final String name;

    QuitCommand(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String argument() {
        return "";
    }

    @Override
    public String description() {
        return "leave the shell";
    }

    @Override
    public void run(String argument, Session session) {
        session.quit();
    }
}
