package io.sluice.benchmarks.nexmark;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.memory.RootAllocator;

/**
 * What a second thread brings on Nexmark queries. Arguments: queries ("q4,q5,q7,q9,q17,q18"), events (5,000,000), events of a tick (100,000),
 * runs (3). Besides the wall clock it tells the processor time of the busiest thread, by which the gain can be told where others use the machine
 * too: that of one thread with parallelism 1 over that of the busier one with parallelism 2.
 */
public final class ParallelismBenchmark {
    /** Compilers that still work would share the processors with the second thread, but not with the first alone. */
    private static final long WARM_UP_NANOS = 10_000_000_000L;

    private static final int WARM_UP_RUNS = 3;

    /** Compilers that nothing was heard of for so long have nothing left to do. */
    private static final long QUIET_MILLIS = 200;

    private static final int MOST_QUIET_WAITS = 15;
    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ParallelismBenchmark() {}

    /** Milliseconds of a run. */
    private record Times(double wall, double caller, double workers) {
        double busiest() {
            return Math.max(caller, workers);
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> queries = List.of((args.length > 0 ? args[0] : "q4,q5,q7,q9,q17,q18").split(","));
        int events = argument(args, 1, 5_000_000);
        int eventsPerTick = argument(args, 2, 100_000);
        int runs = argument(args, 3, 3);
        try (RootAllocator allocator = new RootAllocator();
                NexmarkEvents data = new NexmarkEvents(events, eventsPerTick, allocator)) {
            for (String name : queries) {
                NexmarkScript query = NexmarkScript.read(name);
                Times one = median(query, data, runs, 1);
                Times two = median(query, data, runs, 2);
                System.out.printf(
                        Locale.ROOT,
                        "%-4s one thread: wall %7.0f ms, processor %7.0f ms  two: wall %7.0f ms, processor %7.0f + %7.0f ms"
                                + "  gain %4.2f by the wall, %4.2f by the busiest thread%n",
                        name,
                        one.wall,
                        one.caller,
                        two.wall,
                        two.caller,
                        two.workers,
                        one.wall / two.wall,
                        one.busiest() / two.busiest());
            }
        }
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static Times median(NexmarkScript query, NexmarkEvents data, int runs, int parallelism) {
        long warmUntil = System.nanoTime() + WARM_UP_NANOS;
        for (int run = 0; run < WARM_UP_RUNS || System.nanoTime() < warmUntil; run++) {
            measure(query, data, parallelism, false);
        }
        Times[] times = new Times[runs];
        for (int run = 0; run < runs; run++) {
            System.gc();
            times[run] = measure(query, data, parallelism, true);
        }
        Arrays.sort(times, (a, b) -> Double.compare(a.busiest(), b.busiest()));
        return times[runs / 2];
    }

    /** @param quiet whether compilers are waited for */
    private static Times measure(NexmarkScript query, NexmarkEvents data, int parallelism, boolean quiet) {
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().parallelism(parallelism).build()) {
            Map<EventTable, Appender> appenders = new EnumMap<>(EventTable.class);
            for (EventTable table : query.tables()) {
                ctx.execute(NexmarkStreams.ddl(table)).close();
                appenders.put(table, ctx.appender(table.sql()));
            }
            ctx.execute(query.sql()).close();
            if (quiet) {
                awaitQuietCompilers();
            }
            long begin = System.nanoTime();
            long callerBegin = THREADS.getCurrentThreadCpuTime();
            long workersBegin = workerNanos();
            for (int tick = 0; tick < data.ticks(); tick++) {
                for (Map.Entry<EventTable, Appender> appender : appenders.entrySet()) {
                    appender.getValue().appendShared(data.batch(appender.getKey(), tick));
                    appender.getValue().flush();
                }
                ctx.tick();
            }
            Times times = new Times(
                    (System.nanoTime() - begin) / 1e6,
                    (THREADS.getCurrentThreadCpuTime() - callerBegin) / 1e6,
                    (workerNanos() - workersBegin) / 1e6);
            appenders.values().forEach(Appender::close);
            check(ctx);
            return times;
        }
    }

    /** What parsing and planning have just used may be compiled now, on the processor that the second thread needs. */
    private static void awaitQuietCompilers() {
        long before = -1;
        for (int i = 0; i < MOST_QUIET_WAITS && COMPILERS.getTotalCompilationTime() != before; i++) {
            before = COMPILERS.getTotalCompilationTime();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS));
        }
    }

    /** Of the engine's workers that live; they outlive a run by seconds. */
    private static long workerNanos() {
        long nanos = 0;
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo thread = THREADS.getThreadInfo(id);
            if (thread != null && thread.getThreadName().equals("sluice-worker")) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(id));
            }
        }
        return nanos;
    }

    private static void check(SqlStreamContext ctx) {
        try (QueryResult failed = ctx.query("SELECT name, error FROM sys.queries WHERE state = 'FAILED'")) {
            if (failed.next()) {
                throw new IllegalStateException(failed.getString(0) + ": " + failed.getString(1));
            }
        }
    }
}
