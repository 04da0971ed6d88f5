package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Groups by one VARCHAR or VARBINARY key, hashed and compared as the bytes it is. */
final class BytesGroupTable extends KeyedGroupTable {
    private final BytesTable table;
    private int nullGroup;

    BytesGroupTable(SqlType type, BufferAllocator allocator, Scratch scratch) {
        super(List.of(type), allocator, scratch);
        this.table = new BytesTable(groups, allocator);
    }

    @Override
    public void findOrAdd(Column[] keys, int from, int to, int[] ids) {
        Column key = keys[0];
        if (!key.hasNulls()) {
            table.findOrAdd(key.data(), key.offsets(), from, to, scratch.hashes(to - from), ids);
            return;
        }
        int row = from;
        while (row < to) {
            int end = row;
            while (end < to && !key.isNull(end)) {
                end++;
            }
            table.findOrAdd(key.data(), key.offsets(), row, end, scratch.hashes(end - row), ids);
            if (end < to) {
                ids[end] = nullGroup();
            }
            row = end + 1;
        }
    }

    @Override
    public void free(int id) {
        if (id == nullGroup) {
            nullGroup = 0;
            groups.free(id);
        } else {
            table.free(id);
        }
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator target) {
        try (ColumnBuilder builder = ColumnBuilders.create(types.get(0), target)) {
            for (int i = 0; i < count; i++) {
                if (ids[i] == nullGroup) {
                    builder.appendNull();
                } else {
                    builder.appendBytes(table.address(ids[i]), table.length(ids[i]));
                }
            }
            return new Column[] {builder.build()};
        }
    }

    @Override
    public long stateBytes() {
        return table.stateBytes();
    }

    @Override
    public void close() {
        table.close();
    }

    private int nullGroup() {
        if (nullGroup == 0) {
            nullGroup = groups.take();
        }
        return nullGroup;
    }
}
