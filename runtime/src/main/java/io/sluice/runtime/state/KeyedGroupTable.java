package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** What all tables with keys share: the types, the ids and how a table is written down, as its key columns. */
abstract class KeyedGroupTable implements GroupTable {
    final List<SqlType> types;
    final BufferAllocator allocator;
    final Scratch scratch;
    final GroupIds groups = new GroupIds();

    KeyedGroupTable(List<SqlType> types, BufferAllocator allocator, Scratch scratch) {
        this.types = types;
        this.allocator = allocator;
        this.scratch = scratch;
    }

    @Override
    public int[] live() {
        return groups.live();
    }

    @Override
    public int idBound() {
        return groups.bound();
    }

    @Override
    public int size() {
        return groups.size();
    }

    @Override
    public void snapshot(StateWriter writer, String prefix) {
        groups.snapshot(writer, prefix);
        int[] ids = groups.live();
        try (ChangeBatch keys = new ChangeBatch(newKeyColumns(ids, ids.length, allocator), null, ids.length)) {
            writer.writeBatch(prefix + "keys", keys);
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        int count = groups.restore(reader, prefix);
        try (ChangeBatch batch = reader.readBatch(prefix + "keys")) {
            Column[] keys = new Column[batch.columnCount()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = batch.column(i);
            }
            findOrAdd(keys, 0, count, new int[count]);
        }
    }

    @Override
    public void close() {}
}
