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

/**
 * The distinct values of each group, for several calls that see different rows of it: each pair of group and value is looked up once a row.
 * Where rows are only added, a bit says that a call has seen a value; else each call counts its rows. Not thread-safe.
 */
final class DistinctValues implements AutoCloseable {
    /** How many calls can share the values. */
    static final int MOST_CALLS = Long.SIZE;

    private final Scratch scratch;
    private final DistinctTable table;
    private final boolean changing;

    /** The calls that have seen an entry; unused where rows may be taken back. */
    private long[] seen = new long[8];

    /** For each call the rows of an entry; empty where rows are only added. */
    private final long[][] counts;

    /** Where the rows stand that the last {@link #add} has found. */
    private int[] turned = new int[0];

    private int turnedCount;

    /**
     * @param nulls whether a value can be NULL in a row that takes part
     * @param calls at most {@link #MOST_CALLS}
     * @param changing whether rows may be taken back
     */
    DistinctValues(
            List<SqlType> types,
            boolean nulls,
            int calls,
            boolean changing,
            BufferAllocator allocator,
            Scratch scratch) {
        this.scratch = scratch;
        this.table = new DistinctTable(types, nulls, allocator, scratch);
        this.changing = changing;
        this.counts = new long[changing ? calls : 0][8];
    }

    /**
     * Adds rows [from, to) and finds those that show a call the first row of a value, or take its last one.
     *
     * @param groups group of each row; 0 for a row that no call sees
     * @param takes the calls that see a row, a bit each
     * @param weights null for all +1
     */
    void add(Column[] values, int from, int to, int[] groups, long[] takes, long[] weights) {
        int[] entries = scratch.entries(to);
        table.findOrAdd(groups, values, from, to, entries);
        ensureEntries(table.bound());
        if (turned.length < to - from) {
            turned = new int[to - from];
        }
        turnedCount = 0;
        if (changing) {
            count(from, to, entries, takes, weights);
        } else {
            see(from, to, entries, takes);
        }
    }

    /** How many rows were found. */
    int turnedCount() {
        return turnedCount;
    }

    /** The rows found, ascending; valid until the next {@link #add}. */
    int[] turned() {
        return turned;
    }

    /** For each row found, at its index, the calls for which it is the first of its value. */
    long[] came() {
        return scratch.cameBits(0);
    }

    /** For each row found, at its index, the calls that lose a value with it; null where rows are only added. */
    long[] went() {
        return changing ? scratch.wentBits(0) : null;
    }

    private void see(int from, int to, int[] entries, long[] takes) {
        long[] came = scratch.cameBits(to);
        for (int row = from; row < to; row++) {
            int entry = entries[row];
            if (entry == 0) {
                continue;
            }
            long fresh = takes[row] & ~seen[entry];
            if (fresh != 0) {
                seen[entry] |= fresh;
                came[row] = fresh;
                turned[turnedCount++] = row;
            }
        }
    }

    private void count(int from, int to, int[] entries, long[] takes, long[] weights) {
        long[] came = scratch.cameBits(to);
        long[] went = scratch.wentBits(to);
        boolean anyGone = false;
        for (int row = from; row < to; row++) {
            int entry = entries[row];
            if (entry == 0) {
                continue;
            }
            came[row] = 0;
            went[row] = 0;
            long weight = weights == null ? 1 : weights[row];
            for (long calls = takes[row]; calls != 0; calls &= calls - 1) {
                long[] rows = counts[Long.numberOfTrailingZeros(calls)];
                long before = rows[entry];
                long after = before + weight;
                rows[entry] = after;
                came[row] |= before <= 0 && after > 0 ? Long.lowestOneBit(calls) : 0;
                went[row] |= before > 0 && after <= 0 ? Long.lowestOneBit(calls) : 0;
                anyGone |= after == 0;
            }
            if ((came[row] | went[row]) != 0) {
                turned[turnedCount++] = row;
            }
        }
        if (anyGone) {
            freeGone(from, to, entries);
        }
    }

    /** Only at the end of the run: until then an entry may come back. */
    private void freeGone(int from, int to, int[] entries) {
        for (int row = from; row < to; row++) {
            int entry = entries[row];
            if (entry != 0 && isGone(entry)) {
                table.free(entry);
                // Marks it as freed for further rows of the same entry.
                counts[0][entry] = Long.MIN_VALUE;
            }
        }
        for (int row = from; row < to; row++) {
            if (entries[row] != 0 && counts[0][entries[row]] == Long.MIN_VALUE) {
                counts[0][entries[row]] = 0;
            }
        }
    }

    private boolean isGone(int entry) {
        for (long[] rows : counts) {
            if (rows[entry] != 0) {
                return false;
            }
        }
        return true;
    }

    private void ensureEntries(int bound) {
        if (changing) {
            for (int call = 0; call < counts.length; call++) {
                counts[call] = grown(counts[call], bound);
            }
        } else {
            seen = grown(seen, bound);
        }
    }

    private static long[] grown(long[] array, int bound) {
        return bound <= array.length ? array : Arrays.copyOf(array, Math.max(bound, 2 * array.length));
    }

    void snapshot(StateWriter writer, String prefix) {
        table.snapshot(writer, prefix);
        if (!changing) {
            writer.writeLongs(prefix + "seen", seen, table.bound());
        }
        for (int call = 0; call < counts.length; call++) {
            writer.writeLongs(prefix + "rowCounts" + call, counts[call], table.bound());
        }
    }

    void restore(StateReader reader, String prefix) {
        table.restore(reader, prefix);
        if (!changing) {
            seen = reader.readLongs(prefix + "seen");
        }
        for (int call = 0; call < counts.length; call++) {
            counts[call] = reader.readLongs(prefix + "rowCounts" + call);
        }
    }

    long stateBytes() {
        long bytes = table.stateBytes() + 8L * seen.length + 4L * turned.length;
        for (long[] rows : counts) {
            bytes += 8L * rows.length;
        }
        return bytes;
    }

    @Override
    public void close() {
        table.close();
    }
}
