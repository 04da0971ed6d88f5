package io.sluice.shell.command;

import io.sluice.shell.render.OutputMode;
import io.sluice.shell.session.Session;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code .mode [name]}. */
final class ModeCommand implements DotCommand {
    @Override
    public String name() {
        return "mode";
    }

    @Override
    public String argument() {
        return "[" + modes("|") + "]";
    }

    @Override
    public String description() {
        return "show or set how results look";
    }

    @Override
    public void run(String argument, Session session) {
        if (argument.isEmpty()) {
            session.console().println(session.mode().name().toLowerCase(Locale.ROOT));
            session.console().flush();
            return;
        }
        session.mode(Arrays.stream(OutputMode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(argument))
                .findFirst()
                .orElseThrow(() -> new CommandException("no mode " + argument + "; there are " + modes(", "))));
    }

    private static String modes(String separator) {
        return Arrays.stream(OutputMode.values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(separator));
    }
}
