package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.Durations;
import io.sluice.benchmarks.latency.LatencyResult;
import io.sluice.benchmarks.latency.LatencyRun;
import io.sluice.benchmarks.latency.Schedule;
import io.sluice.benchmarks.latency.Visibility;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.table.data.RowData;

/** The run under way, for source and sink of its job: one at a time in this JVM. */
final class PacedRun {
    private static volatile LatencyRun run;
    private static volatile Visibility visibility;

    private PacedRun() {}

    /** Before the job is submitted. */
    static void prepare(LatencyRun prepared) {
        run = prepared;
    }

    static LatencyRun run() {
        return run;
    }

    /** The source begins. */
    static Schedule begin() {
        Schedule schedule = new Schedule(run);
        visibility = new Visibility(run, schedule);
        return schedule;
    }

    /** After the job has ended. */
    static LatencyResult result() {
        return visibility.result(new Durations());
    }

    static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pace");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Each row is one event more: added by the filter, or the count of a group that one event has raised. */
    static final class Seen implements SinkWriter<RowData> {
        private Visibility seen;
        private int count;

        @Override
        public void write(RowData row, Context context) {
            if (seen == null) {
                seen = visibility;
            }
            seen.shows(++count, System.nanoTime());
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
