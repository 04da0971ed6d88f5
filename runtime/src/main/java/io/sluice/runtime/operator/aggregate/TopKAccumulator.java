package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.BytesMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.SortedRowEncoder;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * MODE and APPROX_TOP_K: the most frequent values of a group, of equally frequent ones the first in order. Beside the count of each value it
 * keeps all values ordered by their counts, so that a change costs the logarithm of their number. With a capacity it is the space-saving
 * sketch: a new value then takes the place and the count of the rarest, so that no count is too small, and none is too large by more than
 * the number of rows divided by the capacity.
 */
final class TopKAccumulator implements Accumulator {
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int COUNT_BYTES = 8;

    private final SqlType type;
    private final SqlType element;
    private final int wanted;
    private final int capacity;
    private final SortedRowEncoder encoder;
    private final BytesMultiset values;

    /** A value's encoding behind the complement of its count, highest byte first: the first one is the most frequent. */
    private final BytesMultiset byCount;

    private final BytesScratch entry;

    /** Distinct values of each group. */
    private int[] sizes = new int[8];

    /**
     * @param wanted how many values the result has at most; 0 for one that is no array
     * @param capacity most values that are counted; {@link #UNLIMITED} where rows may be taken back
     */
    TopKAccumulator(
            AggregateCall call, SqlType element, int wanted, int capacity, BufferAllocator allocator, Scratch scratch) {
        this.type = call.type();
        this.element = element;
        this.wanted = wanted;
        this.capacity = capacity;
        boolean descending = !call.order().isEmpty() && call.order().get(0).descending();
        this.encoder = new SortedRowEncoder(List.of(new SortKey(0, descending, false)), element, scratch);
        this.values = new BytesMultiset(allocator);
        this.byCount = new BytesMultiset(allocator);
        this.entry = new BytesScratch(allocator);
    }

    @Override
    public void ensureGroups(int bound) {
        values.ensureGroups(bound);
        byCount.ensureGroups(bound);
        if (bound > sizes.length) {
            sizes = Arrays.copyOf(sizes, Math.max(bound, 2 * sizes.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        encoder.load(new Column[] {arguments[0]}, arguments[0]);
        for (int row = from; row < to; row++) {
            if (ids[row] != 0) {
                int length = encoder.encode(row);
                add(ids[row], encoder.address(), length, weights == null ? 1 : weights[row]);
            }
        }
    }

    private void add(int id, long address, int length, long weight) {
        if (weight == 0) {
            return;
        }
        long after = values.add(id, address, length, weight);
        long before = after - weight;
        sizes[id] += (before == 0 ? 1 : 0) - (after == 0 ? 1 : 0);
        if (before == 0 && sizes[id] > capacity) {
            long inherited = evictRarest(id);
            after = values.add(id, address, length, inherited);
        }
        long bytes = entry.room(COUNT_BYTES + length);
        Memory.copy(address, bytes + COUNT_BYTES, length);
        rank(id, bytes, length, before, -1);
        rank(id, bytes, length, after, 1);
    }

    /** Returns the count of the value that is forgotten; the newest one is not ranked yet. */
    private long evictRarest(int id) {
        int rarest = byCount.last(id);
        int length = byCount.length(rarest);
        long bytes = entry.room(length);
        Memory.copy(byCount.address(rarest), bytes, length);
        long count = ~Long.reverseBytes(Memory.getLong(bytes));
        byCount.add(id, bytes, length, -1);
        values.add(id, bytes + COUNT_BYTES, length - COUNT_BYTES, -count);
        sizes[id]--;
        return count;
    }

    private void rank(int id, long bytes, int length, long count, long weight) {
        if (count > 0) {
            Memory.putLong(bytes, Long.reverseBytes(~count));
            byCount.add(id, bytes, COUNT_BYTES + length, weight);
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        BytesMultiset from = ((TopKAccumulator) other).values;
        for (int node : from.inOrder(source)) {
            add(target, from.address(node), from.length(node), from.count(node));
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            for (int i = 0; i < count; i++) {
                int first = byCount.first(ids[i]);
                if (first == 0) {
                    builder.appendNull();
                } else if (wanted == 0) {
                    append(builder, first);
                } else {
                    builder.appendValue(mostFrequent(ids[i], allocator));
                }
            }
            return builder.build();
        }
    }

    private void append(ColumnBuilder builder, int node) {
        encoder.append(builder, byCount.address(node) + COUNT_BYTES, byCount.length(node) - COUNT_BYTES);
    }

    private List<Object> mostFrequent(int id, BufferAllocator allocator) {
        int[] nodes = byCount.inOrder(id);
        List<Object> result = new ArrayList<>();
        try (ColumnBuilder elements = ColumnBuilders.create(element, allocator)) {
            for (int i = 0; i < nodes.length && i < wanted; i++) {
                append(elements, nodes[i]);
            }
            Column column = elements.build();
            for (int i = 0; i < column.rowCount(); i++) {
                result.add(Values.get(column, i));
            }
            column.release();
        }
        return result;
    }

    @Override
    public void clear(int id) {
        values.clear(id);
        byCount.clear(id);
        sizes[id] = 0;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        values.snapshot(writer, prefix + "values.");
        byCount.snapshot(writer, prefix + "byCount.");
        writer.writeLongs(prefix + "sizes", Arrays.stream(sizes).asLongStream().toArray(), bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix + "values.");
        byCount.restore(reader, prefix + "byCount.");
        sizes = Arrays.stream(reader.readLongs(prefix + "sizes"))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public long stateBytes() {
        return values.stateBytes() + byCount.stateBytes() + entry.stateBytes() + 4L * sizes.length;
    }

    @Override
    public void close() {
        values.close();
        byCount.close();
        entry.close();
    }
}
