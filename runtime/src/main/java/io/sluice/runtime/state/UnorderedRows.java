package io.sluice.runtime.state;

import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows of many groups as {@link OrderedRowCodec} encodes them, with counts, in no order: a row costs a search in a hash table, no more, and only
 * who asks for the first ones of a group pays for order. Two groups have no row in common. A row of count n stands for n equal rows; counts may
 * be negative within a tick. Not thread-safe.
 */
public final class UnorderedRows implements AutoCloseable {
    /** Gets rows that are taken out. */
    public interface Taker {
        /** @param address where the row stands until this returns */
        void take(long address, int length, long count);
    }

    private static final int[] NONE = {};

    private final GroupIds ids = new GroupIds();
    private final BytesTable table;
    private long[] prefixes = new long[8];
    private long[] counts = new long[8];
    /** Where a row stands among those of its group. */
    private int[] places = new int[8];

    private int[][] members = new int[8][];
    private int[] sizes = new int[8];
    private int negative;

    public UnorderedRows(BufferAllocator allocator) {
        table = new BytesTable(ids, allocator);
    }

    public void ensureGroups(int bound) {
        if (bound > sizes.length) {
            sizes = Arrays.copyOf(sizes, Math.max(bound, 2 * sizes.length));
            members = Arrays.copyOf(members, sizes.length);
        }
    }

    /** Adds to the count of a row, which is copied; a row of count 0 is forgotten. */
    public void add(int group, long address, int length, long weight) {
        int before = ids.size();
        int id = table.findOrAdd(address, length, Bytes.hash(address, length));
        if (ids.size() > before) {
            append(group, id, OrderedRowCodec.prefix(address, length));
        }
        long count = counts[id] + weight;
        negative += (count < 0 ? 1 : 0) - (counts[id] < 0 ? 1 : 0);
        counts[id] = count;
        if (count == 0) {
            remove(group, id);
        }
    }

    /** Distinct rows of a group. */
    public int size(int group) {
        return sizes[group];
    }

    /** Distinct rows of all groups. */
    public int size() {
        return ids.size();
    }

    /** Whether some count is negative. */
    public boolean hasNegative() {
        return negative > 0;
    }

    /**
     * Takes out the first rows of a group, in any order, and no row before one that stays.
     *
     * @param atLeast how many distinct ones; fewer when there are no more
     */
    public void takeFirst(int group, int atLeast, Taker taker) {
        int size = sizes[group];
        long last = atLeast >= size ? Long.MAX_VALUE : lastOfFirst(group, atLeast);
        // From the end, for the last one takes the place of one that goes.
        for (int i = size - 1; i >= 0; i--) {
            int id = members[group][i];
            if ((prefixes[id] ^ Long.MIN_VALUE) <= last) {
                taker.take(table.address(id), table.length(id), counts[id]);
                remove(group, id);
            }
        }
    }

    /** The prefix of the row at a place in the order, from 1; its sign turned over, so that it orders as a signed number. */
    private long lastOfFirst(int group, int place) {
        long[] values = new long[sizes[group]];
        for (int i = 0; i < values.length; i++) {
            values[i] = prefixes[members[group][i]] ^ Long.MIN_VALUE;
        }
        return Selection.smallest(values, place - 1);
    }

    /** Gives all rows of a group, in any order; they stay. */
    public void forEach(int group, Taker taker) {
        for (int i = 0; i < sizes[group]; i++) {
            int id = members[group][i];
            taker.take(table.address(id), table.length(id), counts[id]);
        }
    }

    public long stateBytes() {
        long bytes = table.stateBytes() + 20L * prefixes.length + 12L * sizes.length;
        for (int[] ofGroup : members) {
            bytes += ofGroup == null ? 0 : 4L * ofGroup.length;
        }
        return bytes;
    }

    @Override
    public void close() {
        table.close();
    }

    private void append(int group, int id, long prefix) {
        if (id >= prefixes.length) {
            int length = Math.max(id + 1, 2 * prefixes.length);
            prefixes = Arrays.copyOf(prefixes, length);
            counts = Arrays.copyOf(counts, length);
            places = Arrays.copyOf(places, length);
        }
        int[] own = members[group] == null ? NONE : members[group];
        int size = sizes[group];
        if (size == own.length) {
            own = Arrays.copyOf(own, Math.max(16, 2 * size));
            members[group] = own;
        }
        own[size] = id;
        sizes[group] = size + 1;
        places[id] = size;
        prefixes[id] = prefix;
        counts[id] = 0;
    }

    private void remove(int group, int id) {
        int last = --sizes[group];
        int moved = members[group][last];
        members[group][places[id]] = moved;
        places[moved] = places[id];
        if (last == 0) {
            members[group] = null;
        } else if (last < members[group].length >> 2) {
            members[group] = Arrays.copyOf(members[group], 2 * last);
        }
        table.free(id);
    }
}
