package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Slice;
import io.sluice.runtime.operator.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Where the rows of a relation enter the lanes. Of many rows each lane gets a stretch, the first lane the first: so the lanes' rows, one lane
 * after the other, are in the order they came in. Few rows stay together.
 */
public final class InputSplit implements Inbox, Output {
    /** A stretch of a batch; the batch is the stretch's own handle. */
    private record Stretch(ChangeBatch batch, int from, int count) {}

    private final Lanes lanes;
    private final BufferAllocator allocator;
    private final List<Receivers> receivers = new ArrayList<>();
    private final List<ChangeBatch> waiting = new ArrayList<>();
    private final List<Deque<Stretch>> stretches = new ArrayList<>();
    private long rows;

    InputSplit(Lanes lanes, BufferAllocator allocator) {
        this.lanes = lanes;
        this.allocator = allocator;
        for (int i = 0; i < lanes.count(); i++) {
            receivers.add(new Receivers());
            stretches.add(new ArrayDeque<>());
        }
    }

    /** Adds somebody who reads a lane's rows. */
    public void connect(int lane, Output receiver) {
        receivers.get(lane).add(receiver);
    }

    @Override
    public void emit(ChangeBatch batch) {
        waiting.add(batch);
        rows += batch.rowCount();
        lanes.arrived(batch.rowCount());
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void prepare(boolean parallel) {
        long share = parallel ? (rows + stretches.size() - 1) / stretches.size() : rows;
        long before = 0;
        for (ChangeBatch batch : waiting) {
            int from = 0;
            while (from < batch.rowCount()) {
                int lane = (int) ((before + from) / share);
                int to = (int) Math.min(batch.rowCount(), aligned((lane + 1) * share - before));
                to = to <= from || lane == stretches.size() - 1 ? batch.rowCount() : to;
                stretches.get(lane).add(new Stretch(batch.share(), from, to - from));
                from = to;
            }
            before += batch.rowCount();
        }
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
        rows = 0;
    }

    /** Cuts a batch where its columns can be shared. */
    private static long aligned(long row) {
        return (row + Slice.SHARED_ROWS - 1) / Slice.SHARED_ROWS * Slice.SHARED_ROWS;
    }

    @Override
    public void deliver(int lane) {
        Deque<Stretch> queue = stretches.get(lane);
        for (Stretch next = queue.poll(); next != null; next = queue.poll()) {
            ChangeBatch rows;
            try (ChangeBatch whole = next.batch) {
                rows = Slice.shared(whole, next.from, next.count, allocator);
            }
            receivers.get(lane).emit(rows);
        }
    }

    @Override
    public void close() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
        stretches.forEach(queue -> queue.forEach(stretch -> stretch.batch.close()));
        stretches.forEach(Deque::clear);
    }
}
