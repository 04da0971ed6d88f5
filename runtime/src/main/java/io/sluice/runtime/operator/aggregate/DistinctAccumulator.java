package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.DistinctTable;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Lets another accumulator see each distinct value of a group once: when its first row comes, and again when its last row goes. */
final class DistinctAccumulator implements Accumulator {
    private final int width;
    private final Accumulator inner;
    private final Scratch scratch;
    private final DistinctTable table;
    private long[] counts = new long[8];

    /**
     * @param types of the arguments; the columns of an order may follow them, which say nothing new
     * @param nulls whether an argument can be NULL in a row that takes part
     */
    DistinctAccumulator(
            List<SqlType> types, boolean nulls, Accumulator inner, BufferAllocator allocator, Scratch scratch) {
        this.width = types.size();
        this.inner = inner;
        this.scratch = scratch;
        this.table = new DistinctTable(types, nulls, allocator, scratch);
    }

    @Override
    public void ensureGroups(int bound) {
        inner.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        int[] entries = scratch.entries(to);
        table.findOrAdd(ids, Arrays.copyOf(arguments, width), from, to, entries);
        if (table.bound() > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(table.bound(), 2 * counts.length));
        }
        long[] turns = scratch.entryWeights(to);
        boolean anyGone = false;
        for (int row = from; row < to; row++) {
            int entry = entries[row];
            if (entry == 0) {
                turns[row] = 0;
                continue;
            }
            long before = counts[entry];
            long after = before + (weights == null ? 1 : weights[row]);
            counts[entry] = after;
            turns[row] = (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
            anyGone |= after == 0;
        }
        if (anyGone) {
            freeGone(from, to, entries);
        }
        inner.add(arguments, from, to, ids, turns);
    }

    /** Only at the end of the run: until then an entry may come back. */
    private void freeGone(int from, int to, int[] entries) {
        for (int row = from; row < to; row++) {
            int entry = entries[row];
            if (entry != 0 && counts[entry] == 0) {
                table.free(entry);
                // Marks it as freed for further rows of the same entry.
                counts[entry] = Long.MIN_VALUE;
            }
        }
        for (int row = from; row < to; row++) {
            if (entries[row] != 0 && counts[entries[row]] == Long.MIN_VALUE) {
                counts[entries[row]] = 0;
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        throw new UnsupportedOperationException("DISTINCT cannot be merged");
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        return inner.newResult(ids, count, allocator);
    }

    /** A group is freed only when all its rows are gone, and with them its values. */
    @Override
    public void clear(int id) {
        inner.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        table.snapshot(writer, prefix);
        writer.writeLongs(prefix + "rowCounts", counts, table.bound());
        inner.snapshot(writer, prefix + "inner.", bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        table.restore(reader, prefix);
        counts = reader.readLongs(prefix + "rowCounts");
        inner.restore(reader, prefix + "inner.");
    }

    @Override
    public long stateBytes() {
        return table.stateBytes() + 8L * counts.length + inner.stateBytes();
    }

    @Override
    public void close() {
        table.close();
        inner.close();
    }
}
