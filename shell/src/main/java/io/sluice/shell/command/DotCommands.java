package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import io.sluice.sql.diagnostic.NameSuggester;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** All dot commands, found by name. */
public final class DotCommands {
    private final List<DotCommand> commands;

    public DotCommands(Scripts scripts) {
        commands = List.of(
                new HelpCommand(this),
                new TablesCommand(),
                new SchemaCommand(),
                new ModeCommand(),
                new TimerCommand(),
                new ReadCommand(scripts),
                new OutputCommand(),
                new WatchCommand(),
                new QuitCommand("quit"),
                new QuitCommand("exit"));
    }

    public List<DotCommand> all() {
        return commands;
    }

    public static boolean isCommand(String line) {
        return line.startsWith(".") && line.length() > 1 && Character.isLetter(line.charAt(1));
    }

    /** Runs a line that {@link #isCommand} is true for. */
    public void run(String line, Session session) throws SQLException, IOException {
        String[] words = line.substring(1).strip().split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        // People end lines with a semicolon by habit.
        if (argument.endsWith(";") && !words[0].equals("watch")) {
            argument = argument.substring(0, argument.length() - 1).strip();
        }
        for (DotCommand command : commands) {
            if (command.name().equalsIgnoreCase(words[0].replace(";", ""))) {
                command.run(argument, session);
                return;
            }
        }
        List<String> names = commands.stream().map(DotCommand::name).collect(Collectors.toList());
        String near = NameSuggester.suggest(words[0], names)
                .map(name -> "did you mean ." + name + "?")
                .orElse(".help lists the commands");
        throw new CommandException("no command ." + words[0] + "; " + near);
    }
}
