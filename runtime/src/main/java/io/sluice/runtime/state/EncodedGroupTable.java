package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Groups by any number of keys of any type: the general case, by encoded rows. */
final class EncodedGroupTable extends KeyedGroupTable {
    private final RowEncoder encoder;
    private final BytesTable table;

    EncodedGroupTable(List<SqlType> types, BufferAllocator allocator, Scratch scratch) {
        super(types, allocator, scratch);
        this.encoder = new RowEncoder(types, scratch);
        this.table = new BytesTable(groups, allocator);
    }

    @Override
    public void findOrAdd(Column[] keys, int from, int to, int[] ids) {
        encoder.encode(null, keys, from, to);
        table.findOrAdd(encoder.data(), encoder.offsets(), from, to, scratch.hashes(to - from), ids);
    }

    @Override
    public void free(int id) {
        table.free(id);
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator target) {
        ColumnBuilder[] builders = new ColumnBuilder[types.size()];
        for (int i = 0; i < builders.length; i++) {
            builders[i] = ColumnBuilders.create(types.get(i), target);
        }
        for (int i = 0; i < count; i++) {
            encoder.decode(table.address(ids[i]), builders);
        }
        Column[] columns = new Column[builders.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builders[i].build();
        }
        return columns;
    }

    @Override
    public long stateBytes() {
        return table.stateBytes();
    }

    @Override
    public void close() {
        table.close();
    }
}
