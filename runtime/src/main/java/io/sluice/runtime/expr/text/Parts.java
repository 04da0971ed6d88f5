package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Stretches of text, by address. */
final class Parts {
    private long[] starts = new long[1024];
    private int[] lengths = new int[1024];
    private int count;
    private long bytes;

    void clear() {
        count = 0;
        bytes = 0;
    }

    int count() {
        return count;
    }

    long start(int part) {
        return starts[part];
    }

    int length(int part) {
        return lengths[part];
    }

    void add(long start, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count++] = length;
        bytes += length;
    }

    /** Forgets all but the first {@code kept}. */
    void truncate(int kept) {
        while (count > kept) {
            bytes -= lengths[--count];
        }
    }

    /** A column of all of them, owned by the caller. */
    Column toColumn(SqlType type, BufferAllocator allocator) {
        // Room behind the last one, so that short parts are copied as words.
        try (NewColumn target = NewColumn.bytes(type, count, bytes + Long.BYTES, allocator)) {
            long data = target.data();
            long offsets = target.offsets();
            int end = 0;
            for (int i = 0; i < count; i++) {
                Memory.copyLoosely(starts[i], data + end, lengths[i]);
                end += lengths[i];
                Memory.putInt(offsets + 4L * (i + 1), end);
            }
            return target.build();
        }
    }
}
