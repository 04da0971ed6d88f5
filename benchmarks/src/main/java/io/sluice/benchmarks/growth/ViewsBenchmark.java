package io.sluice.benchmarks.growth;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Throughput as standing queries on one stream grow: views that each count the rows of another filter. Arguments: rows (2,000,000), rows of a
 * tick (100,000), runs (3), the numbers of views (1,10,50,200), {@code -o file.json}. Each count is checked.
 */
public final class ViewsBenchmark {
    private static final int KEYS = 1_000;
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ViewsBenchmark() {}

    /** What the filters look at. */
    enum Filters {
        /** A number. */
        KEY,
        /** One of three numbers. */
        KEYS,
        /** A text. */
        TEXT,
        /** Numbers below a bound: most rows are in most views. */
        BELOW,
        /** Numbers between two bounds. */
        BETWEEN;

        String condition(int view) {
            return switch (this) {
                case KEY -> "k = " + view;
                case KEYS -> "k IN (" + view + ", " + (view + 300) + ", " + (view + 600) + ")";
                case TEXT -> "v = 'value " + view + "'";
                case BELOW -> "k < " + (view * 4 + 100);
                case BETWEEN -> "k BETWEEN " + view * 3 + " AND " + (view * 3 + 200);
            };
        }

        boolean holds(int key, int view) {
            return switch (this) {
                case KEY, TEXT -> key == view;
                case KEYS -> key == view || key == view + 300 || key == view + 600;
                case BELOW -> key < view * 4 + 100;
                case BETWEEN -> key >= view * 3 && key <= view * 3 + 200;
            };
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        int option = rest.indexOf("-o");
        Path file = option < 0 ? null : Path.of(rest.remove(option + 1));
        rest.remove("-o");
        int rows = argument(rest, 0, 2_000_000);
        int rowsPerTick = argument(rest, 1, 100_000);
        int runs = argument(rest, 2, 3);
        int[] counts = Arrays.stream((rest.size() > 3 ? rest.get(3) : "1,10,50,200").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        List<String> results = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = batch(rowsPerTick, allocator)) {
            for (Filters filters : Filters.values()) {
                for (int views : counts) {
                    results.add(measure(filters, views, batch, Math.max(1, rows / rowsPerTick), runs));
                }
            }
        }
        if (file != null) {
            Files.writeString(file, "[\n  " + String.join(",\n  ", results) + "\n]\n");
        }
    }

    private static int argument(List<String> args, int index, int otherwise) {
        return args.size() > index ? Integer.parseInt(args.get(index)) : otherwise;
    }

    private static String measure(Filters filters, int views, VectorSchemaRoot batch, int ticks, int runs) {
        double[] wall = new double[runs];
        double[] processor = new double[runs];
        for (int run = -1; run < runs; run++) {
            try (SqlStreamContext ctx = SqlStreamContext.create()) {
                ctx.execute("CREATE STREAM s (k BIGINT NOT NULL, v VARCHAR NOT NULL)")
                        .close();
                for (int view = 0; view < views; view++) {
                    ctx.execute("CREATE MATERIALIZED VIEW v" + view + " AS SELECT COUNT(*) AS c FROM s WHERE "
                                    + filters.condition(view))
                            .close();
                }
                long processorBegin = PROCESS.getProcessCpuTime();
                long begin = System.nanoTime();
                try (Appender appender = ctx.appender("s")) {
                    for (int tick = 0; tick < ticks; tick++) {
                        appender.appendShared(batch);
                        appender.flush();
                        ctx.tick();
                    }
                }
                double rows = (double) ticks * batch.getRowCount();
                if (run >= 0) {
                    wall[run] = rows / (System.nanoTime() - begin) * 1_000;
                    processor[run] = rows / (PROCESS.getProcessCpuTime() - processorBegin) * 1_000;
                }
                check(ctx, filters, views, batch, ticks);
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-7s %3d views  wall %8.2f  cpu %8.2f M rows/s%n",
                filters,
                views,
                wall[runs / 2],
                processor[runs / 2]);
        return String.format(
                Locale.ROOT,
                "{\"filters\": \"%s\", \"views\": %d, \"wall\": %.3f, \"cpu\": %.3f}",
                filters,
                views,
                wall[runs / 2],
                processor[runs / 2]);
    }

    private static void check(SqlStreamContext ctx, Filters filters, int views, VectorSchemaRoot batch, int ticks) {
        long[] keys = new long[KEYS];
        BigIntVector column = (BigIntVector) batch.getVector(0);
        for (int row = 0; row < batch.getRowCount(); row++) {
            keys[(int) column.get(row)] += ticks;
        }
        for (int view = 0; view < views; view++) {
            long expected = 0;
            for (int key = 0; key < KEYS; key++) {
                expected += filters.holds(key, view) ? keys[key] : 0;
            }
            try (QueryResult result = ctx.query("SELECT c FROM v" + view)) {
                result.next();
                if (result.getLong(0) != expected) {
                    throw new IllegalStateException("view " + view + " of " + filters + " has " + result.getLong(0)
                            + " rows instead of " + expected);
                }
            }
        }
    }

    private static VectorSchemaRoot batch(int rows, RootAllocator allocator) {
        Schema schema = new Schema(List.of(
                new Field("k", FieldType.notNullable(new ArrowType.Int(64, true)), null),
                new Field("v", FieldType.notNullable(ArrowType.Utf8.INSTANCE), null)));
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        Random random = new Random(1);
        for (int row = 0; row < rows; row++) {
            int key = random.nextInt(KEYS);
            ((BigIntVector) root.getVector(0)).setSafe(row, key);
            ((VarCharVector) root.getVector(1)).setSafe(row, ("value " + key).getBytes(StandardCharsets.UTF_8));
        }
        root.getFieldVectors().forEach(vector -> vector.setValueCount(rows));
        root.setRowCount(rows);
        return root;
    }
}
