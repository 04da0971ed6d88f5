package io.sluice.jdbc;

import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The engine's side of one JDBC statement: runs it, keeps what there is to cancel and what there is to warn of. {@link #cancel()}
 * may come from any thread, the rest from the statement's.
 */
final class StatementRun {
    private QueryResult open;
    private boolean running;
    private boolean cancelled;
    private List<String> warnings = List.of();

    /** Runs a call into the engine; its errors come out as the engine's own text and SQLSTATE. */
    StatementResult run(Supplier<StatementResult> call) throws SQLException {
        begin();
        StatementResult result;
        try {
            result = call.get();
        } catch (RuntimeException e) {
            end(null);
            throw SqlErrors.of(e);
        }
        addWarnings(result.warnings());
        if (end(result.rows().orElse(null))) {
            result.close();
            throw SqlErrors.of(ErrorCode.QUERY_CANCELLED, "the statement was cancelled");
        }
        return result;
    }

    private synchronized void begin() {
        open = null;
        running = true;
        cancelled = false;
        warnings = List.of();
    }

    /** Whether a query was cancelled before its rows were there. What changed data is done, and stays so. */
    private synchronized boolean end(QueryResult rows) {
        running = false;
        open = rows;
        return cancelled && rows != null;
    }

    /** Ends the running read with SQLSTATE 57014; does nothing when there is none. */
    synchronized void cancel() {
        if (running) {
            cancelled = true;
        } else if (open != null) {
            open.cancel();
        }
    }

    private synchronized void addWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        warnings = List.copyOf(all);
    }

    synchronized SQLWarning warnings() {
        return SqlErrors.warnings(warnings);
    }

    synchronized void clearWarnings() {
        warnings = List.of();
    }
}
