package io.sluice.shell.command;

import io.sluice.shell.session.Session;
import java.util.Locale;

/** {@code .timer on|off}. */
final class TimerCommand implements DotCommand {
    @Override
    public String name() {
        return "timer";
    }

    @Override
    public String argument() {
        return "on|off";
    }

    @Override
    public String description() {
        return "show how long each statement took";
    }

    @Override
    public void run(String argument, Session session) {
        switch (argument.toLowerCase(Locale.ROOT)) {
            case "on" -> session.timer(true);
            case "off" -> session.timer(false);
            default -> throw new CommandException(".timer takes on or off");
        }
    }
}
