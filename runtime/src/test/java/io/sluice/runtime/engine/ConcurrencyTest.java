package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.PreparedSql;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Readers, writers and the clock at the same time. */
class ConcurrencyTest {
    private static final int READS = 1_000;

    @Test
    void readersSeeTwoViewsOfOneTickWhileTicksRun() throws InterruptedException {
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().batchInterval(Duration.ZERO).build()) {
            ctx.execute("CREATE STREAM s (k BIGINT, v BIGINT)");
            ctx.execute(
                    "CREATE MATERIALIZED VIEW per_key AS SELECT k, SUM(v) AS total, COUNT(*) AS n FROM s GROUP BY k");
            ctx.execute("CREATE MATERIALIZED VIEW total AS SELECT SUM(v) AS total, COUNT(*) AS n FROM s");
            ctx.start();
            AtomicBoolean stop = new AtomicBoolean();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread writer = new Thread(() -> append(ctx, stop, failure));
            writer.start();
            long advances = 0;
            long last = -1;
            try (PreparedSql both = ctx.prepare("SELECT SUM(a.total), SUM(a.n), MAX(a.t), MAX(a.m) FROM"
                    + " (SELECT total, n, CAST(NULL AS BIGINT) AS t, CAST(NULL AS BIGINT) AS m FROM per_key"
                    + " UNION ALL SELECT NULL, NULL, total, n FROM total) AS a")) {
                for (int i = 0; i < READS; i++) {
                    try (QueryResult row = both.execute().rows().orElseThrow()) {
                        assertTrue(row.next());
                        assertEquals(row.getLong(2), row.getLong(0));
                        assertEquals(row.getLong(3), row.getLong(1));
                        assertTrue(row.tick() >= last, "ticks go on");
                        advances += row.tick() > last ? 1 : 0;
                        last = row.tick();
                    }
                }
            } finally {
                stop.set(true);
                writer.join();
            }
            assertNull(failure.get());
            assertTrue(advances > 1, "the table moved while it was read");
        }
    }

    private static void append(SqlStreamContext ctx, AtomicBoolean stop, AtomicReference<Throwable> failure) {
        try (Appender rows = ctx.appender("s")) {
            for (long i = 0; !stop.get(); i++) {
                rows.append(i % 100, i);
                if (i % 50 == 0) {
                    rows.flush();
                }
            }
        } catch (RuntimeException error) {
            failure.set(error);
        }
    }

    @Test
    void eachWriterReadsItsOwnWrites() throws InterruptedException {
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().batchInterval(Duration.ofMillis(1)).build()) {
            ctx.execute("CREATE TABLE t (writer INT, v INT)");
            ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT writer, COUNT(*) AS n FROM t GROUP BY writer");
            ctx.start();
            List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int id = w;
                writers.add(new Thread(() -> {
                    for (int i = 1; i <= 50; i++) {
                        ctx.query("SELECT 1").close();
                        ctx.execute("INSERT INTO t VALUES (" + id + ", " + i + ")");
                        List<String> seen = Rows.of(ctx, "SELECT n FROM counts WHERE writer = " + id);
                        if (!seen.equals(List.of("" + i))) {
                            wrong.add(id + " wrote " + i + ", saw " + seen);
                        }
                    }
                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void stoppingDrainsWhatWasAppended() {
        try (SqlStreamContext ctx = SqlStreamContext.builder()
                .batchInterval(Duration.ofHours(1))
                .set("max_tick_rows", "1000")
                .build()) {
            ctx.execute("CREATE STREAM s (v BIGINT)");
            ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT COUNT(*) AS n FROM s");
            ctx.start();
            try (Appender rows = ctx.appender("s")) {
                for (long i = 0; i < 100_000; i++) {
                    rows.append(i);
                }
            }
            ctx.stop(true);
            assertEquals(List.of("100000"), Rows.of(ctx, "SELECT n FROM q"));
        }
    }

    @Test
    void aFullAppenderWaitsForTheClockAndTicksWithoutOne() {
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().set("appender_buffer_rows", "10").build()) {
            ctx.execute("CREATE STREAM s (v BIGINT)");
            ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT COUNT(*) AS n FROM s");
            appendSingly(ctx, 100);
            assertTrue(ctx.awaitBounded(Duration.ofMinutes(1)));
            assertEquals(List.of("100"), Rows.of(ctx, "SELECT n FROM q"));
            ctx.execute("SET batch_interval = '0 ms'");
            ctx.start();
            appendSingly(ctx, 100);
            assertTrue(ctx.awaitBounded(Duration.ofMinutes(1)));
            assertEquals(List.of("200"), Rows.of(ctx, "SELECT n FROM q"));
        }
    }

    private static void appendSingly(SqlStreamContext ctx, int count) {
        try (Appender rows = ctx.appender("s")) {
            for (long i = 0; i < count; i++) {
                rows.append(i);
                rows.flush();
            }
        }
    }

    @Test
    void closingEndsReadersAndThreads() throws InterruptedException {
        SqlStreamContext ctx = SqlStreamContext.builder()
                .name("closing")
                .batchInterval(Duration.ofMillis(1))
                .build();
        ctx.execute("CREATE TABLE t (v INT)");
        ctx.start();
        QueryResult changes = ctx.query("SELECT * FROM t EMIT CHANGES");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (changes.next()) {}
            } catch (RuntimeException error) {
                end.set(error);
            }
        });
        reader.start();
        Thread waiter = new Thread(() -> {
            try {
                ctx.awaitTermination();
            } catch (InterruptedException error) {
                end.set(error);
            }
        });
        waiter.start();
        ctx.execute("INSERT INTO t VALUES (1)");
        QueryResult open = ctx.query("SELECT * FROM t");
        ctx.close();
        reader.join();
        waiter.join();
        open.close();
        assertFalse(SqlStreamContext.find("closing").isPresent());
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("sluice-tick-closing")),
                "the clock's thread has ended");
        ctx.close();
    }
}
