package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.state.BytesMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.ValueBytes;
import org.apache.arrow.memory.BufferAllocator;

/** MIN and MAX of strings, decimals and nested values where rows may be taken back: all values of a group, in order. */
final class BytesMultisetAccumulator implements Accumulator {
    private final boolean largest;
    private final SqlType type;
    private final ValueBytes input;
    private final BytesMultiset values;

    BytesMultisetAccumulator(Extreme extreme, SqlType type, BufferAllocator allocator, Scratch scratch) {
        this.largest = extreme == Extreme.LARGEST;
        this.type = type;
        this.input = new ValueBytes(type, scratch);
        this.values = new BytesMultiset(allocator);
    }

    @Override
    public void ensureGroups(int bound) {
        values.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        input.load(argument, from, to);
        for (int row = from; row < to; row++) {
            if (ids[row] != 0) {
                values.add(ids[row], input.address(row), input.length(row), weights == null ? 1 : weights[row]);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        values.addAll(target, ((BytesMultisetAccumulator) other).values, source);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            for (int i = 0; i < count; i++) {
                int entry = largest ? values.last(ids[i]) : values.first(ids[i]);
                if (entry == 0) {
                    builder.appendNull();
                } else if (values.count(entry) < 0) {
                    throw AggregateErrors.negativeCount();
                } else {
                    input.append(builder, values.address(entry), values.length(entry));
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        values.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        values.snapshot(writer, prefix);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix);
    }

    @Override
    public long stateBytes() {
        return values.stateBytes();
    }

    @Override
    public void close() {
        values.close();
    }
}
