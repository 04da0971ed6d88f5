package io.sluice.runtime.operator.temporal;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** Rows in the order in which they fall due. */
final class TimedBatch implements AutoCloseable {
    private final ChangeBatch batch;
    /** Due times, ascending. */
    private final long[] due;
    /** The row of each due time. */
    private final int[] rows;

    private int next;

    /**
     * @param batch belongs to this from now on
     * @param dueOfRow when each row falls due
     */
    TimedBatch(ChangeBatch batch, long[] dueOfRow) {
        this.batch = batch;
        int count = batch.rowCount();
        this.rows = new int[count];
        this.due = Arrays.copyOf(dueOfRow, count);
        boolean sorted = true;
        for (int i = 0; i < count; i++) {
            rows[i] = i;
            sorted &= i == 0 || due[i - 1] <= due[i];
        }
        if (!sorted) {
            sort(dueOfRow);
        }
    }

    /** By due time, then by row: as numbers that hold both where they fit into one, which is the rule. */
    private void sort(long[] dueOfRow) {
        int rowBits = 64 - Long.numberOfLeadingZeros(rows.length);
        long least = Arrays.stream(due).min().orElse(0);
        long span = Arrays.stream(due).max().orElse(0) - least;
        if (span < 0 || span >= 1L << (63 - rowBits)) {
            sortWidely(dueOfRow);
            return;
        }
        for (int row = 0; row < rows.length; row++) {
            due[row] = dueOfRow[row] - least << rowBits | row;
        }
        Arrays.sort(due);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) (due[i] & (1L << rowBits) - 1);
            due[i] = (due[i] >>> rowBits) + least;
        }
    }

    private void sortWidely(long[] dueOfRow) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted((a, b) -> dueOfRow[a] != dueOfRow[b] ? Long.compare(dueOfRow[a], dueOfRow[b]) : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order[i];
            due[i] = dueOfRow[order[i]];
        }
    }

    int remaining() {
        return rows.length - next;
    }

    /** When the next row falls due. */
    long nextDue() {
        return due[next];
    }

    /** The rows due at {@code now} or before, owned by the caller. */
    ChangeBatch take(long now, BufferAllocator allocator) {
        int from = next;
        while (next < due.length && due[next] <= now) {
            next++;
        }
        return Gather.batch(batch, Arrays.copyOfRange(rows, from, next), next - from, allocator);
    }

    /** What has not been taken, in order, owned by the caller. */
    ChangeBatch rest(BufferAllocator allocator) {
        return next == 0 && due.length == batch.rowCount() && isInOrder()
                ? batch.share()
                : Gather.batch(batch, Arrays.copyOfRange(rows, next, rows.length), remaining(), allocator);
    }

    /** The due times of {@link #rest}. */
    long[] restDue() {
        return Arrays.copyOfRange(due, next, due.length);
    }

    private boolean isInOrder() {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != i) {
                return false;
            }
        }
        return true;
    }

    long sizeInBytes() {
        return batch.sizeInBytes() + 12L * rows.length;
    }

    @Override
    public void close() {
        batch.close();
    }
}
