package io.sluice.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.StatementResult;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ending a statement while it is inside the engine, which ends its work when its thread is interrupted. */
@Timeout(60)
class StatementRunTest {
    private static final StatementResult DONE = new StatementResult(Optional.empty(), 3, "", List.of("slow"));

    private final StatementRun run = new StatementRun();
    private final CountDownLatch inside = new CountDownLatch(1);

    /** Waits until interrupted, as a long query would. */
    private StatementResult waits() {
        inside.countDown();
        try {
            new CountDownLatch(1).await();
            return DONE;
        } catch (InterruptedException e) {
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "interrupted", e);
        }
    }

    private Thread cancelsOnceInside() {
        Thread thread = new Thread(() -> {
            try {
                inside.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            run.cancel();
        });
        thread.start();
        return thread;
    }

    @Test
    void cancelEndsTheCall() throws Exception {
        Thread other = cancelsOnceInside();
        SQLException end = assertThrows(SQLException.class, () -> run.run(0, this::waits));
        other.join();
        assertEquals("57014", end.getSQLState());
        assertEquals("QUERY_CANCELLED: the statement was cancelled", end.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theTimeoutEndsTheCall() {
        SQLException end = assertThrows(SQLException.class, () -> run.run(1, this::waits));
        assertInstanceOf(SQLTimeoutException.class, end);
        assertEquals("QUERY_CANCELLED: the query timeout of 1 s is over", end.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void changesThatWereMadeInSpiteOfACancelAreCounted() throws Exception {
        StatementResult result = run.run(0, () -> {
            run.cancel();
            return DONE;
        });
        assertSame(DONE, result);
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals("slow", run.warnings().getMessage());
        run.clearWarnings();
        assertNull(run.warnings());
    }

    @Test
    void cancelOfNothingDoesNothing() throws SQLException {
        run.cancel();
        assertSame(DONE, run.run(0, () -> DONE));
        run.cancel();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void whatIsNoErrorOfTheEngineIsABugAndSaysSo() {
        SQLException bug = assertThrows(
                SQLException.class,
                () -> run.run(0, () -> {
                    throw new IllegalStateException("broken");
                }));
        assertEquals("XX000", bug.getSQLState());
    }
}
