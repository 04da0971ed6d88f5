package io.sluice.shell.script;

import io.sluice.shell.command.DotCommands;
import io.sluice.shell.command.Scripts;
import io.sluice.shell.session.Session;
import io.sluice.shell.session.StatementRunner;
import io.sluice.shell.watch.Watch;
import io.sluice.sql.parser.ScriptSplitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs scripts: SQL statements ended by semicolons and dot commands on lines of their own. */
public final class ScriptRunner implements Scripts {
    private static final Pattern WATCH = Pattern.compile("(?is)\\s*WATCH\\s+(.*?);?\\s*");

    private final Session session;
    private final StatementRunner statements;
    private final DotCommands commands;

    public ScriptRunner(Session session) {
        this.session = session;
        this.statements = new StatementRunner(session);
        this.commands = new DotCommands(this);
    }

    public DotCommands commands() {
        return commands;
    }

    /** Runs a script as it is read, and stops at the first error; its line and column are those of the script. */
    @Override
    public void run(Reader script) throws SQLException, IOException {
        BufferedReader lines = new BufferedReader(script);
        StringBuilder pending = new StringBuilder();
        int lineNumber = 0;
        for (String line = lines.readLine(); line != null && !session.hasQuit(); line = lines.readLine()) {
            if (pending.toString().isBlank() && DotCommands.isCommand(line.strip())) {
                commands.run(line.strip(), session);
            } else {
                if (pending.isEmpty()) {
                    // Blank lines in front keep the line numbers of messages those of the script.
                    pending.append("\n".repeat(lineNumber));
                }
                pending.append(line).append('\n');
                if (ScriptSplitter.isComplete(pending.toString())) {
                    runStatements(pending.toString());
                    pending.setLength(0);
                }
            }
            lineNumber++;
        }
        if (!session.hasQuit() && !pending.toString().isBlank()) {
            runStatements(pending.toString());
        }
    }

    /** Runs statements that are complete, or whose last semicolon is missing. */
    public void runStatements(String text) throws SQLException {
        for (ScriptSplitter.Part part : ScriptSplitter.split(text)) {
            if (session.hasQuit()) {
                return;
            }
            String blankBefore = text.substring(0, part.start()).replaceAll("[^\\n]", " ");
            runStatement(blankBefore + part.text());
        }
    }

    private void runStatement(String sql) throws SQLException {
        Matcher watch = WATCH.matcher(sql);
        if (watch.matches()) {
            Watch.run(watch.group(1), session);
        } else {
            statements.run(sql);
        }
    }
}
