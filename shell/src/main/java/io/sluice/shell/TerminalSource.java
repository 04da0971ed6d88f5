package io.sluice.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the user's terminal when it is first needed; gives none when input or output is a file or a pipe. */
final class TerminalSource implements Supplier<Optional<Terminal>>, AutoCloseable {
    /** Set by the launcher, which can tell; the JDK's own answer changed in version 22. */
    private static final String TERMINAL_PROPERTY = "sluice.terminal";

    private Terminal terminal;

    @Override
    public Optional<Terminal> get() {
        if (terminal == null && isTerminal()) {
            try {
                terminal = TerminalBuilder.builder().name("sluice").build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.ofNullable(terminal);
    }

    @Override
    public void close() throws IOException {
        if (terminal != null) {
            terminal.close();
        }
    }

    static boolean isTerminal() {
        String told = System.getProperty(TERMINAL_PROPERTY);
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }
}
