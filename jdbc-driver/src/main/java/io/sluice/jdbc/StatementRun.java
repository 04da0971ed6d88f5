package io.sluice.jdbc;

import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.jdbc.error.SqlErrors;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The engine's side of one JDBC statement: runs it, keeps what there is to cancel and what there is to warn of. {@link #cancel()}
 * may come from any thread, the rest from the statement's.
 */
final class StatementRun {
    /** How a statement was ended from outside. */
    private enum Stop {
        NONE,
        CANCELLED,
        TIMED_OUT
    }

    /** The thread inside the engine; null while there is none. */
    private Thread runner;

    /** Tells runs apart, so that a deadline that comes late does not end the next one. */
    private long runs;

    private QueryResult open;
    private Stop stop = Stop.NONE;
    private List<String> warnings = List.of();

    /**
     * Runs a call into the engine. Its errors come out with the engine's own text and SQLSTATE.
     *
     * @param timeoutSeconds after which it is ended; 0: never
     */
    StatementResult run(int timeoutSeconds, Supplier<StatementResult> call) throws SQLException {
        long number = begin();
        Future<?> deadline = timeoutSeconds == 0 ? null : Deadlines.after(timeoutSeconds, () -> timeOut(number));
        StatementResult result = null;
        try {
            result = call.get();
        } catch (RuntimeException e) {
            if (end(null) == Stop.NONE) {
                throw SqlErrors.of(e);
            }
            throw stopped(timeoutSeconds);
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
        // What changed data is done, and stays so; rows that nobody wants any more are closed.
        if (end(result) != Stop.NONE && result.rows().isPresent()) {
            result.close();
            throw stopped(timeoutSeconds);
        }
        return result;
    }

    private synchronized long begin() {
        runner = Thread.currentThread();
        open = null;
        stop = Stop.NONE;
        warnings = List.of();
        return ++runs;
    }

    private synchronized Stop end(StatementResult result) {
        runner = null;
        if (stop != Stop.NONE) {
            // Ours, and it may have come too late to be seen.
            Thread.interrupted();
        }
        if (result != null) {
            open = result.rows().orElse(null);
            warnings = result.warnings();
        }
        return stop;
    }

    private synchronized SQLException stopped(int timeoutSeconds) {
        return stop == Stop.TIMED_OUT
                ? SqlErrors.timeout(timeoutSeconds)
                : SqlErrors.of(ErrorCode.QUERY_CANCELLED, "the statement was cancelled");
    }

    /** Ends the statement or the reading of its rows with SQLSTATE 57014; does nothing when neither goes on. */
    synchronized void cancel() {
        if (runner != null) {
            interrupt(Stop.CANCELLED);
        } else if (open != null) {
            open.cancel();
        }
    }

    private synchronized void timeOut(long number) {
        if (runner != null && number == runs) {
            interrupt(Stop.TIMED_OUT);
        }
    }

    private void interrupt(Stop reason) {
        stop = reason;
        runner.interrupt();
    }

    synchronized SQLWarning warnings() {
        return SqlErrors.warnings(warnings);
    }

    synchronized void clearWarnings() {
        warnings = List.of();
    }
}
