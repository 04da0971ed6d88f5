package io.sluice.benchmarks.nexmark;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Events per processor second of the Nexmark queries on Sluice alone, for work on the engine. Run it in the root of the checkout. Arguments:
 * queries ("q5,q7"; "all"), events (5,000,000), events of a tick (100,000), runs (3), parallelism (1). Prints for each query the best and the
 * median run, by the wall clock and by the time all threads of the process had a processor, counting the rows of the tables that it reads.
 */
public final class NexmarkBenchmark {
    private static final int WARM_UP_RUNS = 2;
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private NexmarkBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<String> queries = args.length > 0 && !args[0].equals("all")
                ? List.of(args[0].split(","))
                : IntStream.range(0, NexmarkScript.COUNT).mapToObj(i -> "q" + i).toList();
        int events = argument(args, 1, 5_000_000);
        int eventsPerTick = argument(args, 2, 100_000);
        int runs = argument(args, 3, 3);
        int parallelism = argument(args, 4, 1);
        try (RootAllocator allocator = new RootAllocator();
                NexmarkEvents data = new NexmarkEvents(events, eventsPerTick, allocator)) {
            for (String query : queries) {
                measure(NexmarkScript.read(query), data, runs, parallelism);
            }
        }
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static void measure(NexmarkScript query, NexmarkEvents data, int runs, int parallelism) {
        double rows = query.tables().stream()
                .mapToInt(table -> table.rowsAmong(data.events()))
                .sum();
        double[] wall = new double[runs];
        double[] processor = new double[runs];
        long result = 0;
        for (int run = -WARM_UP_RUNS; run < runs; run++) {
            System.gc();
            try (SqlStreamContext ctx =
                    SqlStreamContext.builder().parallelism(parallelism).build()) {
                create(ctx, query);
                long processorBegin = PROCESS.getProcessCpuTime();
                long begin = System.nanoTime();
                feed(ctx, query, data);
                if (run >= 0) {
                    wall[run] = rows / (System.nanoTime() - begin) * 1_000;
                    processor[run] = rows / (PROCESS.getProcessCpuTime() - processorBegin) * 1_000;
                }
                result = rows(ctx, query);
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-4s wall %7.2f (best %7.2f)  cpu %7.2f (best %7.2f) M rows/s  %,d rows%n",
                query.name(),
                wall[runs / 2],
                wall[runs - 1],
                processor[runs / 2],
                processor[runs - 1],
                result);
    }

    private static void create(SqlStreamContext ctx, NexmarkScript query) {
        for (EventTable table : query.tables()) {
            ctx.execute(NexmarkStreams.ddl(table)).close();
        }
        ctx.execute(query.sql()).close();
    }

    private static void feed(SqlStreamContext ctx, NexmarkScript query, NexmarkEvents data) {
        Map<EventTable, Appender> appenders = new EnumMap<>(EventTable.class);
        for (EventTable table : query.tables()) {
            appenders.put(table, ctx.appender(table.sql()));
        }
        for (int tick = 0; tick < data.ticks(); tick++) {
            for (Map.Entry<EventTable, Appender> appender : appenders.entrySet()) {
                VectorSchemaRoot batch = data.batch(appender.getKey(), tick);
                appender.getValue().appendShared(batch);
                appender.getValue().flush();
            }
            ctx.tick();
        }
        appenders.values().forEach(Appender::close);
    }

    private static long rows(SqlStreamContext ctx, NexmarkScript query) {
        String sql = query.sql().contains("CREATE SINK")
                ? "SELECT rows_out FROM sys.queries WHERE name = '" + query.name() + "'"
                : "SELECT COUNT(*) FROM " + query.name();
        try (QueryResult result = ctx.query(sql)) {
            result.next();
            return result.getLong(0);
        }
    }
}
