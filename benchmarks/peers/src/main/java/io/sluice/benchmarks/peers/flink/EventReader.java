package io.sluice.benchmarks.peers.flink;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;

/** Gives every n-th batch, many rows a call, and after each batch a watermark, if asked to. */
final class EventReader implements SourceReader<RowData, EventSplit> {
    /** Few enough that timers of the task are not kept waiting. */
    private static final int ROWS_PER_CALL = 512;

    private final PreparedRows rows;
    private final boolean watermarks;
    private final int step;
    private final BinaryRowData row;
    private int batch;
    private int next;

    /**
     * @param first number of the first batch that is this reader's
     * @param step distance of its batches
     */
    EventReader(PreparedRows rows, boolean watermarks, int first, int step) {
        this.rows = rows;
        this.watermarks = watermarks;
        this.batch = first;
        this.step = step;
        this.row = new BinaryRowData(rows.arity());
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RowData> output) {
        if (!StartGate.isOpen()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (batch >= Math.ceil(rows.batches().size() * StartGate.part())) {
            return InputStatus.END_OF_INPUT;
        }
        PreparedRows.Batch current = rows.batches().get(batch);
        int[] ends = current.ends();
        int stop = Math.min(ends.length, next + ROWS_PER_CALL);
        int begin = next == 0 ? 0 : ends[next - 1];
        for (; next < stop; next++) {
            row.pointTo(current.segment(), begin, ends[next] - begin);
            begin = ends[next];
            output.collect(row);
        }
        if (next == ends.length) {
            if (watermarks && current.lastMillis() > 0) {
                // More events of the last millisecond may follow.
                output.emitWatermark(new Watermark(current.lastMillis() - 1));
            }
            next = 0;
            batch += step;
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return StartGate.opening();
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
    public void close() {}
}
