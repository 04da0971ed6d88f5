package io.sluice.shell.repl;

import io.sluice.shell.command.CommandException;
import io.sluice.shell.command.DotCommands;
import io.sluice.shell.script.ScriptRunner;
import io.sluice.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The interactive shell. */
public final class Repl {
    private final Session session;
    private final ScriptRunner scripts;
    private final Terminal terminal;
    private final Path history;

    /** @param history file that keeps what was typed from session to session */
    public Repl(Session session, ScriptRunner scripts, Terminal terminal, Path history) {
        this.session = session;
        this.scripts = scripts;
        this.terminal = terminal;
        this.history = history;
    }

    /** Reads and runs statements until the user leaves. */
    public void run() throws IOException {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("sluice")
                .parser(new StatementLineParser())
                .highlighter(new SqlHighlighter())
                .completer(new SqlCompleter(session.connection(), scripts.commands()))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   ...> ")
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                // A "!" in SQL is not a reference to history.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        session.console().println("Sluice. Statements end with a semicolon; .help shows commands, Ctrl-D leaves.");
        session.console().flush();
        while (!session.hasQuit()) {
            try {
                runLine(reader.readLine("sluice> "));
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt drops the line, as in psql.
                continue;
            } catch (EndOfFileException e) {
                session.quit();
            }
        }
    }

    private void runLine(String line) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> session.cancel());
        try {
            if (DotCommands.isCommand(line.strip())) {
                scripts.commands().run(line.strip(), session);
            } else if (!line.isBlank()) {
                scripts.runStatements(line);
            }
        } catch (SQLException | CommandException | IOException e) {
            session.out().flush();
            session.errors().println(isCancel(e) ? "cancelled" : e.getMessage());
            session.errors().flush();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    /** What Ctrl-C brings about is what the user wanted, not an error. */
    private static boolean isCancel(Exception e) {
        return e instanceof SQLException sql && "57014".equals(sql.getSQLState());
    }
}
