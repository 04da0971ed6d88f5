package io.sluice.shell.session;

import io.sluice.shell.render.OutputMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** What one run of the shell remembers: the connection, where output goes and how it looks. For one thread, but for {@link #cancel()}. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final PrintWriter console;
    private final PrintWriter errors;
    private PrintWriter out;
    private OutputMode mode;
    private boolean timer;
    private boolean onTerminal;
    private boolean quit;
    private Supplier<Optional<Terminal>> terminal = Optional::empty;
    private volatile Statement running;

    public Session(Connection connection, PrintWriter console, PrintWriter errors, OutputMode mode) {
        this.connection = connection;
        this.console = console;
        this.errors = errors;
        this.out = console;
        this.mode = mode;
    }

    public Connection connection() {
        return connection;
    }

    /** Where results go. */
    public PrintWriter out() {
        return out;
    }

    /** The terminal or standard output, wherever results go. */
    public PrintWriter console() {
        return console;
    }

    /** The terminal to draw on, if the session has one; opened when first asked for, since that takes time. */
    public Optional<Terminal> terminal() {
        return terminal.get();
    }

    public void terminal(Supplier<Optional<Terminal>> source) {
        terminal = source;
    }

    public PrintWriter errors() {
        return errors;
    }

    public OutputMode mode() {
        return mode;
    }

    public void mode(OutputMode next) {
        mode = next;
    }

    public boolean timer() {
        return timer;
    }

    public void timer(boolean on) {
        timer = on;
    }

    /** Whether people watch the console: then progress is drawn there. */
    public boolean isOnTerminal() {
        return onTerminal;
    }

    public void onTerminal(boolean watched) {
        onTerminal = watched;
    }

    public boolean hasQuit() {
        return quit;
    }

    public void quit() {
        quit = true;
    }

    /** Sends results to a file from now on; empty: back to the console. */
    public void redirect(Optional<Path> file) throws IOException {
        PrintWriter next = file.isPresent()
                ? new PrintWriter(Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8))
                : console;
        closeFile();
        out = next;
    }

    /** Notes the statement that {@link #cancel()} is about; null when none runs. */
    public void running(Statement statement) {
        running = statement;
    }

    /** Cancels the running statement, if any; from any thread. */
    public void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It has just ended by itself: nothing is left to cancel.
                running = null;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closeFile();
        connection.close();
    }

    private void closeFile() {
        if (out != console) {
            out.close();
            out = console;
        }
    }
}
