package io.sluice.shell.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;

/** Runs one SQL statement and writes what it gives. */
public final class StatementRunner {
    private final Session session;

    public StatementRunner(Session session) {
        this.session = session;
    }

    /** @throws SQLException with the engine's full message */
    public void run(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = session.connection().createStatement()) {
            session.running(statement);
            boolean rows = execute(statement, sql);
            warn(statement.getWarnings());
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    session.mode().renderer().render(result, session.out());
                }
            }
        } finally {
            session.running(null);
            session.out().flush();
        }
        if (session.timer()) {
            session.console().printf(Locale.ROOT, "Time: %.3f ms%n", (System.nanoTime() - start) / 1e6);
            session.console().flush();
        }
    }

    private boolean execute(Statement statement, String sql) throws SQLException {
        if (!session.isOnTerminal()) {
            return statement.execute(sql);
        }
        FillProgress progress = FillProgress.of(sql, session.connection(), session.console());
        try {
            return statement.execute(sql);
        } finally {
            progress.close();
        }
    }

    private void warn(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            session.errors().println("warning: " + warning.getMessage());
        }
        session.errors().flush();
    }
}
