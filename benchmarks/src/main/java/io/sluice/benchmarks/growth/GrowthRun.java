package io.sluice.benchmarks.growth;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Feeds a case to an engine in this process, tick by tick; making rows and checking the result do not count as time. */
final class GrowthRun {
    private static final int ROWS_PER_TICK = 100_000;
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long wallNanos;
    private long processorNanos;

    private GrowthRun() {}

    static GrowthResult measure(GrowthCase growth) throws IOException {
        return new GrowthRun().run(growth);
    }

    private GrowthResult run(GrowthCase growth) throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(growth.ddl()).close();
            ctx.execute(growth.view()).close();
            try (Appender appender = ctx.appender("events")) {
                for (long from = 0; from < growth.rows(); from += ROWS_PER_TICK) {
                    int count = (int) Math.min(ROWS_PER_TICK, growth.rows() - from);
                    feed(GrowthData.batch(growth, from, count, allocator), appender, ctx);
                }
                long wall = wallNanos;
                long processor = processorNanos;
                if (growth.needsClosing()) {
                    feed(GrowthData.last(growth, allocator), appender, ctx);
                }
                long results = growth.check(ctx);
                return new GrowthResult(
                        growth.name(),
                        growth.size(),
                        growth.rows(),
                        growth.rows() * 1e9 / wall,
                        growth.rows() * 1e9 / processor,
                        peakBytes(),
                        results);
            }
        }
    }

    private void feed(VectorSchemaRoot batch, Appender appender, SqlStreamContext ctx) {
        try (batch) {
            long processorBegin = PROCESS.getProcessCpuTime();
            long begin = System.nanoTime();
            appender.append(batch);
            appender.flush();
            ctx.tick();
            wallNanos += System.nanoTime() - begin;
            processorNanos += PROCESS.getProcessCpuTime() - processorBegin;
        }
    }

    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
