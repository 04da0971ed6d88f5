package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code .read file}. */
final class ReadCommand implements DotCommand {
    private final Scripts scripts;

    ReadCommand(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String argument() {
        return "file";
    }

    @Override
    public String description() {
        return "run a script";
    }

    @Override
    public void run(String argument, Session session) throws SQLException, IOException {
        Path file = Path.of(argument);
        if (argument.isEmpty() || !Files.isRegularFile(file)) {
            throw new CommandException(".read needs a script file; there is none named \"" + argument + "\"");
        }
        try (BufferedReader script = Files.newBufferedReader(file)) {
            scripts.run(script);
        }
    }
}
