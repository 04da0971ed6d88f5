package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Ticks of so many rows that lanes run side by side: the number of lanes makes no difference to any view. */
class LargeTicksTest {
    private static final int TICKS = 3;
    private static final int ROWS = 9_001;

    private static final List<String> VIEWS = List.of(
            "SELECT k, n FROM s WHERE n > 3 AND v <> 'v2'",
            "SELECT DISTINCT v FROM s",
            "SELECT k, COUNT(*) AS c, SUM(n) AS total, MAX(v) AS last FROM s GROUP BY k",
            "SELECT COUNT(*) AS c, SUM(n) AS total FROM s",
            "SELECT c, COUNT(*) AS groups FROM (SELECT k, v, COUNT(*) AS c FROM s GROUP BY k, v) AS g GROUP BY c",
            "SELECT k, v, COUNT(*) AS c FROM s GROUP BY GROUPING SETS ((k), (v), ())",
            "SELECT k, n, v FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY n DESC) AS place FROM s) AS r WHERE place <= 2",
            "SELECT k, n, v FROM (SELECT *, ROW_NUMBER() OVER (ORDER BY n DESC, k) AS place FROM s) AS r WHERE place <= 5",
            "SELECT s.k, s.n, d.name FROM s JOIN d ON s.k = d.k WHERE s.n < 20",
            "SELECT d.k, d.name, g.c FROM d LEFT JOIN (SELECT k, COUNT(*) AS c FROM s WHERE n < 3 GROUP BY k) AS g ON d.k = g.k",
            "SELECT k, name FROM d WHERE k NOT IN (SELECT n FROM s WHERE n > 5)",
            "SELECT name, COUNT(*) AS c FROM (SELECT d.name, s.k FROM s JOIN d ON s.k = d.k UNION ALL SELECT v, k FROM s) AS u"
                    + " GROUP BY name",
            "SELECT k FROM d EXCEPT SELECT k FROM s WHERE n = 7 AND k > 3",
            "SELECT a.k, b.k AS other, a.c FROM (SELECT k, COUNT(*) AS c FROM s WHERE n < 15 GROUP BY k) AS a"
                    + " JOIN (SELECT k, COUNT(*) AS c FROM s WHERE n > 985 GROUP BY k) AS b ON a.c = b.c AND a.k <= b.k + 1",
            "SELECT k, name FROM d UNION SELECT n, v FROM s WHERE n < 50");

    @Test
    void viewsAreThoseOfOneLane() {
        List<List<String>> expected = run(1);
        assertEquals(-1, expected.indexOf(List.of()), "a view without rows");
        for (int lanes : new int[] {2, 3}) {
            List<List<String>> given = run(lanes);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), given.get(i), VIEWS.get(i % VIEWS.size()) + " with " + lanes + " lanes");
            }
        }
    }

    /** The rows of each view after each tick, sorted. */
    private static List<List<String>> run(int lanes) {
        List<List<String>> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                SqlStreamContext ctx =
                        SqlStreamContext.builder().parallelism(lanes).build()) {
            ctx.execute("CREATE STREAM s (k BIGINT, n BIGINT, v VARCHAR)");
            ctx.execute("CREATE TABLE d (k BIGINT, name VARCHAR, PRIMARY KEY (k) NOT ENFORCED)");
            for (int i = 0; i < VIEWS.size(); i++) {
                ctx.execute("CREATE MATERIALIZED VIEW v" + i + " AS " + VIEWS.get(i));
            }
            for (int tick = 0; tick < TICKS; tick++) {
                ctx.execute("INSERT INTO d VALUES (" + tick + ", 'first'), (" + (tick + 10) + ", 'v" + tick + "')");
                ctx.execute("UPDATE d SET name = 'changed' WHERE k = " + (tick + 9));
                append(ctx, tick, allocator);
                ctx.tick();
                for (int i = 0; i < VIEWS.size(); i++) {
                    rows.add(Rows.of(ctx, "SELECT * FROM v" + i).stream()
                            .sorted()
                            .toList());
                }
            }
        }
        return rows;
    }

    /** Rows in buffers of another allocator, as an application's are; those of a tick in two batches. */
    private static void append(SqlStreamContext ctx, int tick, RootAllocator allocator) {
        Schema schema = new Schema(List.of(
                field("k", new ArrowType.Int(64, true)),
                field("n", new ArrowType.Int(64, true)),
                field("v", ArrowType.Utf8.INSTANCE)));
        for (int part = 0; part < 2; part++) {
            Random random = new Random(100 * tick + part);
            try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                    Appender appender = ctx.appender("s")) {
                root.setRowCount(ROWS);
                IntStream.range(0, ROWS).forEach(row -> fill(root, row, random));
                root.getFieldVectors().forEach(vector -> vector.setValueCount(ROWS));
                appender.appendShared(root);
            }
        }
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    private static void fill(VectorSchemaRoot root, int row, Random random) {
        if (random.nextInt(9) > 0) {
            ((BigIntVector) root.getVector(0)).setSafe(row, random.nextInt(40));
        }
        if (random.nextInt(9) > 0) {
            ((BigIntVector) root.getVector(1)).setSafe(row, random.nextInt(1_000));
        }
        if (random.nextInt(9) > 0) {
            ((VarCharVector) root.getVector(2)).setSafe(row, ("v" + random.nextInt(30)).getBytes());
        }
    }
}
