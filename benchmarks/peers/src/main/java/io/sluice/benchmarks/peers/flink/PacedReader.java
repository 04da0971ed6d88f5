package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.latency.Schedule;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Gives events when they are due; asks to be called again no sooner than after 50 microseconds, as Sluice's appending thread does. */
final class PacedReader implements SourceReader<RowData, EventSplit> {
    private static final int ROWS_PER_CALL = 512;
    private static final long PAUSE_NANOS = 50_000;

    private final ScheduledExecutorService timer = PacedRun.timer();
    private Schedule schedule;
    private int next;

    @Override
    public InputStatus pollNext(ReaderOutput<RowData> output) {
        if (!StartGate.isOpen()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (schedule == null) {
            schedule = PacedRun.begin();
        }
        int events = PacedRun.run().events();
        if (next == events) {
            return InputStatus.END_OF_INPUT;
        }
        int stop = Math.min(events, next + ROWS_PER_CALL);
        long now = System.nanoTime();
        while (next < stop && schedule.due(next) <= now) {
            output.collect(row(next++));
        }
        return next == events || schedule.due(next) <= now ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private RowData row(int event) {
        return GenericRowData.of(
                (long) event,
                StringData.fromString("channel-" + Schedule.channel(event)),
                Schedule.price(event),
                TimestampData.fromLocalDateTime(schedule.at(event)));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (schedule == null) {
            return StartGate.opening();
        }
        long wait = Math.max(PAUSE_NANOS, schedule.due(next) - System.nanoTime());
        CompletableFuture<Void> available = new CompletableFuture<>();
        timer.schedule(() -> available.complete(null), wait, TimeUnit.NANOSECONDS);
        return available;
    }

    @Override
    public void start() {}

    @Override
    public List<EventSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<EventSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
