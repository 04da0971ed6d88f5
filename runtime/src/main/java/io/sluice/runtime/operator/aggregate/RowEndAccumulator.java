package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.BytesStore;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.SortedRowEncoder;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** FIRST_VALUE, LAST_VALUE, ARG_MIN and ARG_MAX over rows that are only added: one row a group. */
final class RowEndAccumulator implements Accumulator {
    private static final SqlType BYTES = SqlType.of(TypeKind.VARBINARY);

    /** Which of a group's rows is kept. */
    enum End {
        FIRST_IN_ORDER,
        LAST_IN_ORDER,
        FIRST_TO_COME,
        LAST_TO_COME
    }

    private final SqlType type;
    private final End end;
    private final BufferAllocator allocator;
    private final SortedRowEncoder encoder;
    private final BytesStore rows;

    /** @param order by the arguments behind the first, one each */
    RowEndAccumulator(SqlType type, List<SortKey> order, End end, BufferAllocator allocator, Scratch scratch) {
        this.type = type;
        this.end = end;
        this.allocator = allocator;
        this.encoder = new SortedRowEncoder(order, type, scratch);
        this.rows = new BytesStore(allocator);
    }

    @Override
    public void ensureGroups(int bound) {}

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        encoder.load(Arrays.copyOfRange(arguments, 1, arguments.length), arguments[0]);
        for (int row = from; row < to; row++) {
            if (ids[row] != 0 && !(end == End.FIRST_TO_COME && rows.has(ids[row]))) {
                int length = encoder.encode(row);
                put(ids[row], encoder.address(), length);
            }
        }
    }

    private void put(int id, long address, int length) {
        if (!rows.has(id) || replaces(id, address, length)) {
            rows.put(id, address, length);
        }
    }

    private boolean replaces(int id, long address, int length) {
        return switch (end) {
            case FIRST_IN_ORDER -> rows.compare(id, address, length) > 0;
            case LAST_IN_ORDER -> rows.compare(id, address, length) < 0;
            case FIRST_TO_COME -> false;
            case LAST_TO_COME -> true;
        };
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        BytesStore from = ((RowEndAccumulator) other).rows;
        if (from.has(source)) {
            put(target, from.address(source), from.length(source));
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator target) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, target)) {
            for (int i = 0; i < count; i++) {
                if (rows.has(ids[i])) {
                    encoder.append(builder, rows.address(ids[i]), rows.length(ids[i]));
                } else {
                    builder.appendNull();
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        rows.remove(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        try (ColumnBuilder builder = ColumnBuilders.create(BYTES, allocator)) {
            for (int id = 0; id < bound; id++) {
                if (rows.has(id)) {
                    builder.appendBytes(rows.address(id), rows.length(id));
                } else {
                    builder.appendNull();
                }
            }
            try (ChangeBatch batch = new ChangeBatch(new Column[] {builder.build()}, null, bound)) {
                writer.writeBatch(prefix + "rows", batch);
            }
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        try (ChangeBatch batch = reader.readBatch(prefix + "rows")) {
            Column column = batch.column(0);
            for (int id = 0; id < batch.rowCount(); id++) {
                if (!column.isNull(id)) {
                    int start = Memory.getInt(column.offsets() + 4L * id);
                    int length = Memory.getInt(column.offsets() + 4L * id + 4) - start;
                    rows.put(id, column.data() + start, length);
                }
            }
        }
    }

    @Override
    public long stateBytes() {
        return rows.stateBytes();
    }

    @Override
    public void close() {
        rows.close();
    }
}
