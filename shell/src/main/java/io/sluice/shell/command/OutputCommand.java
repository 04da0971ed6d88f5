package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code .output [file]}. */
final class OutputCommand implements DotCommand {
    @Override
    public String name() {
        return "output";
    }

    @Override
    public String argument() {
        return "[file]";
    }

    @Override
    public String description() {
        return "write results to a file, without one back to the screen";
    }

    @Override
    public void run(String argument, Session session) throws IOException {
        session.redirect(argument.isEmpty() ? Optional.empty() : Optional.of(Path.of(argument)));
    }
}
