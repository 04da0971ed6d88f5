package io.sluice.runtime.operator.temporal;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows that wait for their time. Batches are kept as they came, mostly without a copy; small ones of similar size are merged, so that many
 * small ticks do not make many small batches.
 */
final class TimedRows implements AutoCloseable {
    private static final int MERGED_TOGETHER = 16;
    private static final int LARGE_ROWS = 65_536;

    private final BufferAllocator allocator;
    private final List<TimedBatch> batches = new ArrayList<>();

    TimedRows(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * @param batch belongs to this from now on
     * @param dueOfRow when each row falls due
     */
    void add(ChangeBatch batch, long[] dueOfRow) {
        batches.add(new TimedBatch(batch.owned(), dueOfRow));
        int from = batches.size() - MERGED_TOGETHER;
        while (from >= 0 && alike(from)) {
            merge(from);
            from = batches.size() - MERGED_TOGETHER;
        }
    }

    /** Hands over the rows due at {@code now} or before, in the order in which batches came. */
    void takeDue(long now, Consumer<ChangeBatch> receiver) {
        for (int i = 0; i < batches.size(); i++) {
            TimedBatch batch = batches.get(i);
            if (batch.remaining() > 0 && batch.nextDue() <= now) {
                receiver.accept(batch.take(now, allocator));
            }
            if (batch.remaining() == 0) {
                batch.close();
            }
        }
        batches.removeIf(batch -> batch.remaining() == 0);
    }

    /** When the next row falls due; Long.MAX_VALUE when none waits. */
    long nextDue() {
        long next = Long.MAX_VALUE;
        for (TimedBatch batch : batches) {
            next = Math.min(next, batch.nextDue());
        }
        return next;
    }

    long rowCount() {
        long rows = 0;
        for (TimedBatch batch : batches) {
            rows += batch.remaining();
        }
        return rows;
    }

    long sizeInBytes() {
        long bytes = 0;
        for (TimedBatch batch : batches) {
            bytes += batch.sizeInBytes();
        }
        return bytes;
    }

    void snapshot(StateWriter writer, String name) {
        writer.writeLong(name + ".batches", batches.size());
        for (int i = 0; i < batches.size(); i++) {
            try (ChangeBatch rest = batches.get(i).rest(allocator)) {
                writer.writeBatch(name + ".rows" + i, rest);
            }
            long[] due = batches.get(i).restDue();
            writer.writeLongs(name + ".due" + i, due, due.length);
        }
    }

    void restore(StateReader reader, String name) {
        long count = reader.readLong(name + ".batches");
        for (int i = 0; i < count; i++) {
            ChangeBatch rows = reader.readBatch(name + ".rows" + i);
            batches.add(new TimedBatch(rows, reader.readLongs(name + ".due" + i)));
        }
    }

    @Override
    public void close() {
        batches.forEach(TimedBatch::close);
        batches.clear();
    }

    /** Whether the batches from {@code from} on are small and none is much larger than the others. */
    private boolean alike(int from) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (TimedBatch batch : batches.subList(from, batches.size())) {
            least = Math.min(least, batch.remaining());
            most = Math.max(most, batch.remaining());
        }
        return most < LARGE_ROWS && most / MERGED_TOGETHER <= least;
    }

    private void merge(int from) {
        List<TimedBatch> parts = batches.subList(from, batches.size());
        List<ChangeBatch> rests = new ArrayList<>();
        try {
            long[] due = new long[parts.stream().mapToInt(TimedBatch::remaining).sum()];
            int at = 0;
            for (TimedBatch part : parts) {
                rests.add(part.rest(allocator));
                long[] partDue = part.restDue();
                System.arraycopy(partDue, 0, due, at, partDue.length);
                at += partDue.length;
            }
            TimedBatch merged = new TimedBatch(Concat.batches(rests, allocator), due);
            parts.forEach(TimedBatch::close);
            parts.clear();
            batches.add(merged);
        } finally {
            rests.forEach(ChangeBatch::close);
        }
    }
}
