package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.BytesStore;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.ValueBytes;
import org.apache.arrow.memory.BufferAllocator;

/** MIN, MAX and ANY_VALUE of strings, decimals and nested values over rows that are only added: one value a group. */
final class BytesExtremeAccumulator implements Accumulator {
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);

    private final Extreme extreme;
    private final SqlType type;
    private final BufferAllocator allocator;
    private final ValueBytes input;
    private final BytesStore values;

    BytesExtremeAccumulator(Extreme extreme, SqlType type, BufferAllocator allocator, Scratch scratch) {
        this.extreme = extreme;
        this.type = type;
        this.allocator = allocator;
        this.input = new ValueBytes(type, scratch);
        this.values = new BytesStore(allocator);
    }

    @Override
    public void ensureGroups(int bound) {}

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        input.load(argument, from, to);
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id != 0 && (!values.has(id) || replaces(id, input.address(row), input.length(row)))) {
                values.put(id, input.address(row), input.length(row));
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        BytesStore from = ((BytesExtremeAccumulator) other).values;
        if (from.has(source) && (!values.has(target) || replaces(target, from.address(source), from.length(source)))) {
            values.put(target, from.address(source), from.length(source));
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator target) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, target)) {
            for (int i = 0; i < count; i++) {
                if (values.has(ids[i])) {
                    input.append(builder, values.address(ids[i]), values.length(ids[i]));
                } else {
                    builder.appendNull();
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        values.remove(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        try (ColumnBuilder builder = ColumnBuilders.create(BYTES, allocator)) {
            for (int id = 0; id < bound; id++) {
                if (values.has(id)) {
                    builder.appendBytes(values.address(id), values.length(id));
                } else {
                    builder.appendNull();
                }
            }
            try (ChangeBatch batch = new ChangeBatch(new Column[] {builder.build()}, null, bound)) {
                writer.writeBatch(prefix + "values", batch);
            }
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        try (ChangeBatch batch = reader.readBatch(prefix + "values")) {
            Column column = batch.column(0);
            for (int id = 0; id < batch.rowCount(); id++) {
                if (!column.isNull(id)) {
                    int start = Memory.getInt(column.offsets() + 4L * id);
                    int end = Memory.getInt(column.offsets() + 4L * id + 4);
                    values.put(id, column.data() + start, end - start);
                }
            }
        }
    }

    @Override
    public long stateBytes() {
        return values.stateBytes();
    }

    @Override
    public void close() {
        values.close();
    }

    private boolean replaces(int id, long address, int length) {
        return switch (extreme) {
            case SMALLEST -> values.compare(id, address, length) > 0;
            case LARGEST -> values.compare(id, address, length) < 0;
            case FIRST -> false;
        };
    }
}
