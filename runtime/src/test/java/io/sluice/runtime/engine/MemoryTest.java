package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.Appender;
import io.sluice.Clock;
import io.sluice.QueryResult;
import io.sluice.runtime.setting.Settings;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** After closing, no buffer is held: the root allocator reads zero. */
class MemoryTest {
    private final Engine engine = new Engine("", new Settings(), Clock.system());

    @Test
    void aBusyEngineClosesEmpty() {
        engine.execute("CREATE STREAM s (k VARCHAR, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)");
        engine.execute("CREATE TABLE t (k VARCHAR PRIMARY KEY, v BIGINT)");
        engine.execute("CREATE MATERIALIZED VIEW a AS SELECT k, SUM(v) AS v, MAX(k) AS m FROM s GROUP BY k");
        engine.execute("CREATE MATERIALIZED VIEW b AS SELECT k, v FROM a UNION ALL SELECT k, v FROM t");
        engine.execute("CREATE MATERIALIZED VIEW w AS SELECT window_start, k, COUNT(DISTINCT v) AS n FROM s"
                + " WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 2 SECONDS) GROUP BY k");
        engine.execute("INSERT INTO t VALUES ('x', 1), ('y', 2)");
        engine.execute(
                "INSERT INTO s VALUES ('x', 1, TIMESTAMP '2026-01-01 00:00:00'), ('z', 2, TIMESTAMP '2026-01-01 00:01:00')");
        engine.execute("UPDATE t SET v = 7 WHERE k = 'x'");
        engine.execute("PAUSE b");
        engine.execute("INSERT INTO t VALUES ('w', 3)");
        QueryResult open = engine.query("SELECT * FROM b");
        open.next();
        engine.query("SELECT * FROM w EMIT CHANGES");
        Appender appender = engine.appender("s");
        appender.append("x", 1L, null);
        appender.flush();
        assertThrows(SluiceException.class, () -> engine.execute("INSERT INTO t VALUES ('v', 1), ('v', 2)"));
        assertThrows(SluiceException.class, () -> engine.query("SELECT v / 0 FROM t ORDER BY k"));
        engine.close();
        assertEquals(0, engine.allocatedMemory());
        appender.close();
    }

    @Test
    void droppedObjectsGiveTheirMemoryBack() {
        engine.execute("CREATE TABLE t (k VARCHAR, v BIGINT)");
        engine.execute("CREATE MATERIALIZED VIEW a AS SELECT k, SUM(v) AS v FROM t GROUP BY k");
        engine.execute("INSERT INTO t VALUES ('x', 1), ('y', 2)");
        engine.execute("DROP TABLE t CASCADE");
        engine.execute("SELECT 1");
        assertEquals(List.of("1"), Rows.of(engine, "SELECT 1"));
        engine.results().closeAll();
        assertEquals(0, engine.allocatedMemory());
        engine.close();
    }

    @Test
    void arrowBatchesAreCopiedOrShared() {
        engine.execute("CREATE STREAM s (v BIGINT)");
        engine.execute("CREATE MATERIALIZED VIEW q AS SELECT SUM(v) AS v, COUNT(*) AS n FROM s");
        try (BufferAllocator mine = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.of(new BigIntVector("v", mine));
                Appender rows = engine.appender("s")) {
            BigIntVector v = (BigIntVector) batch.getVector(0);
            for (int i = 0; i < 100; i++) {
                v.setSafe(i, i);
            }
            batch.setRowCount(100);
            rows.append(batch);
            rows.appendShared(batch);
            v.clear();
            batch.clear();
            assertEquals(true, mine.getAllocatedMemory() > 0, "the shared buffers live on");
            engine.tick();
            assertEquals(0, mine.getAllocatedMemory());
        }
        assertEquals(List.of("9900|200"), Rows.of(engine, "SELECT * FROM q"));
        engine.close();
        assertEquals(0, engine.allocatedMemory());
    }

    @Test
    void sharedBatchesComeOutAsBatchesAgain() {
        engine.execute("CREATE STREAM s (v BIGINT)");
        engine.execute("CREATE MATERIALIZED VIEW q AS SELECT v FROM s");
        try (BufferAllocator mine = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.of(new BigIntVector("v", mine))) {
            ((BigIntVector) batch.getVector(0)).setSafe(0, 42);
            batch.setRowCount(1);
            try (Appender rows = engine.appender("s")) {
                rows.appendShared(batch);
            }
            engine.tick();
            try (QueryResult result = engine.query("SELECT * FROM q")) {
                BigIntVector read = (BigIntVector) result.nextBatch().getVector(0);
                assertEquals(42, read.get(0));
            }
            engine.close();
        }
        assertEquals(0, engine.allocatedMemory());
    }
}
