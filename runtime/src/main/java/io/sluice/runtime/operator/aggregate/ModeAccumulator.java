package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.BytesMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.SortedRowEncoder;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * MODE: the most frequent value of a group, of several the first in order. Beside the count of each value it keeps all values ordered by
 * their counts, so that a change costs the logarithm of their number.
 */
final class ModeAccumulator implements Accumulator {
    private static final int COUNT_BYTES = 8;

    private final SqlType type;
    private final SortedRowEncoder encoder;
    private final BytesMultiset values;

    /** A value's encoding behind the complement of its count, highest byte first: the first one is the most frequent. */
    private final BytesMultiset byCount;

    private final BytesScratch entry;

    ModeAccumulator(AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        this.type = call.type();
        boolean descending = !call.order().isEmpty() && call.order().get(0).descending();
        this.encoder = new SortedRowEncoder(List.of(new SortKey(0, descending, false)), type, scratch);
        this.values = new BytesMultiset(allocator);
        this.byCount = new BytesMultiset(allocator);
        this.entry = new BytesScratch(allocator);
    }

    @Override
    public void ensureGroups(int bound) {
        values.ensureGroups(bound);
        byCount.ensureGroups(bound);
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
        long bytes = entry.room(COUNT_BYTES + length);
        Memory.copy(address, bytes + COUNT_BYTES, length);
        rank(id, bytes, length, after - weight, -1);
        rank(id, bytes, length, after, 1);
    }

    private void rank(int id, long bytes, int length, long count, long weight) {
        if (count > 0) {
            Memory.putLong(bytes, Long.reverseBytes(~count));
            byCount.add(id, bytes, COUNT_BYTES + length, weight);
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        BytesMultiset from = ((ModeAccumulator) other).values;
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
                } else {
                    long address = byCount.address(first) + COUNT_BYTES;
                    encoder.append(builder, address, byCount.length(first) - COUNT_BYTES);
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        values.clear(id);
        byCount.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        values.snapshot(writer, prefix + "values.");
        byCount.snapshot(writer, prefix + "byCount.");
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix + "values.");
        byCount.restore(reader, prefix + "byCount.");
    }

    @Override
    public long stateBytes() {
        return values.stateBytes() + byCount.stateBytes() + entry.stateBytes();
    }

    @Override
    public void close() {
        values.close();
        byCount.close();
        entry.close();
    }
}
