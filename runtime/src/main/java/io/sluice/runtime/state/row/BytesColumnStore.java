package io.sluice.runtime.state.row;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.Bytes;
import io.sluice.runtime.state.BytesStore;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.ValueBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Text and bytes as they are, nested values encoded. Where rows stay for good the bytes of large batches stay where they came. */
final class BytesColumnStore extends ColumnStore {
    /** Fewer rows are copied: a column of its own costs more than their bytes. */
    private static final int SHARED_ROWS = 1 << 10;

    private final boolean lasting;
    /** Columns that rows refer to. */
    private final List<Column> shared = new ArrayList<>();

    private final Scratch scratch;
    private final ValueBytes values;
    private final BytesStore store;

    /** @param lasting whether no row is ever freed */
    BytesColumnStore(SqlType type, boolean lasting, BufferAllocator allocator) {
        super(type);
        this.lasting = lasting && !type.kind().isNested();
        this.scratch = new Scratch(allocator);
        this.values = new ValueBytes(type, scratch);
        this.store = new BytesStore(allocator);
    }

    @Override
    void ensure(int bound) {}

    @Override
    void putValue(Column source, int row, int id) {
        values.load(source, row, row + 1);
        store.put(id, values.address(row), values.length(row));
    }

    @Override
    void putValues(Column source, int[] ids, int count) {
        if (lasting && count >= SHARED_ROWS) {
            share(source, ids, count);
            return;
        }
        values.load(source, 0, count);
        for (int row = 0; row < count; row++) {
            store.put(ids[row], values.address(row), values.length(row));
        }
    }

    private void share(Column source, int[] ids, int count) {
        shared.add(source.retain());
        long offsets = source.offsets();
        int start = Memory.getInt(offsets);
        for (int row = 0; row < count; row++) {
            int end = Memory.getInt(offsets + 4L * (row + 1));
            store.refer(ids[row], source.data() + start, end - start);
            start = end;
        }
    }

    @Override
    void putValues(Column source, int[] rows, int[] ids, int count) {
        if (type.kind().isNested()) {
            for (int i = 0; i < count; i++) {
                putValue(source, rows[i], ids[i]);
            }
            return;
        }
        values.load(source, 0, source.rowCount());
        for (int i = 0; i < count; i++) {
            store.put(ids[i], values.address(rows[i]), values.length(rows[i]));
        }
    }

    @Override
    long address(int id) {
        return store.address(id);
    }

    @Override
    int length(int id) {
        return store.length(id);
    }

    @Override
    boolean sameValue(int id, Column other, int row) {
        values.load(other, row, row + 1);
        int length = values.length(row);
        return length == store.length(id) && Bytes.equal(store.address(id), values.address(row), length);
    }

    @Override
    int compareValues(int id, int other) {
        return store.compare(id, store.address(other), store.length(other));
    }

    @Override
    Column newColumn(int[] ids, int count, BufferAllocator target) {
        return type.kind().isNested() ? newNested(ids, count, target) : newBytes(ids, count, target);
    }

    private Column newBytes(int[] ids, int count, BufferAllocator target) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += isNull(ids[i]) ? 0 : store.length(ids[i]);
        }
        try (NewColumn column = NewColumn.bytes(type, count, total, target)) {
            int end = 0;
            for (int i = 0; i < count; i++) {
                if (isNull(ids[i])) {
                    column.setNull(i);
                } else {
                    int length = store.length(ids[i]);
                    Memory.copyShort(store.address(ids[i]), column.data() + end, length);
                    end += length;
                }
                Memory.putInt(column.offsets() + 4L * (i + 1), end);
            }
            return column.build();
        }
    }

    private Column newNested(int[] ids, int count, BufferAllocator target) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, target)) {
            for (int i = 0; i < count; i++) {
                if (isNull(ids[i])) {
                    builder.appendNull();
                } else {
                    values.append(builder, store.address(ids[i]), store.length(ids[i]));
                }
            }
            return builder.build();
        }
    }

    @Override
    void free(int id) {
        store.remove(id);
    }

    @Override
    long stateBytes() {
        long bytes = shared.stream().mapToLong(Column::sizeInBytes).sum();
        return bytes + super.stateBytes() + store.stateBytes() + scratch.stateBytes();
    }

    @Override
    public void close() {
        store.close();
        shared.forEach(Column::release);
        shared.clear();
        scratch.close();
    }
}
