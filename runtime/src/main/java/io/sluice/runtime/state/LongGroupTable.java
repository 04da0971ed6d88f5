package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Groups by one key of at most 64 bits. */
final class LongGroupTable extends KeyedGroupTable {
    /** Keys that are looked for together. */
    private static final int BLOCK = 128;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final IdSlots slots;
    private final GrowingLongs keys;
    private int nullGroup;

    LongGroupTable(SqlType type, BufferAllocator allocator, Scratch scratch) {
        super(List.of(type), allocator, scratch);
        this.keys = new GrowingLongs(allocator);
        this.slots = new IdSlots(id -> hash(keys.get(id)), allocator);
    }

    @Override
    public void findOrAdd(Column[] columns, int from, int to, int[] ids) {
        Column column = columns[0];
        long[] values = scratch.values(to - from);
        LongCodec.load(column, from, to, values);
        if (column.hasNulls()) {
            for (int row = from; row < to; row++) {
                ids[row] = column.isNull(row) ? nullGroup() : find(values[row - from]);
            }
        } else {
            findAll(values, from, to, ids);
        }
    }

    @Override
    public void findOrAdd(ChangeBatch batch, int[] columns, int from, int to, int[] ids) {
        int[] rows = batch.sourceRows(columns[0]);
        if (rows == null || from > 0 || to < batch.rowCount()) {
            super.findOrAdd(batch, columns, from, to, ids);
            return;
        }
        Column source = batch.source(columns[0]);
        long[] values = scratch.values(to);
        LongCodec.load(batch, columns[0], values);
        if (source.hasNulls()) {
            for (int row = 0; row < to; row++) {
                ids[row] = source.isNull(rows[row]) ? nullGroup() : find(values[row]);
            }
        } else {
            findAll(values, 0, to, ids);
        }
    }

    private void findAll(long[] values, int from, int to, int[] ids) {
        for (int row = from; row < to; row += BLOCK) {
            findBlock(values, row - from, Math.min(BLOCK, to - row), ids, row);
        }
    }

    @Override
    public void expect(int expected) {
        slots.expect(expected);
        keys.ensure(expected + 1L);
    }

    /**
     * Finds a run of keys. First what their searches begin with is fetched: these loads do not depend on each other, so the processor waits for
     * all of them at once, where searches wait one after the other.
     */
    private void findBlock(long[] values, int from, int count, int[] ids, int firstRow) {
        int[] entries = scratch.positions(BLOCK);
        for (int i = 0; i < count; i++) {
            entries[i] = slots.entry(slots.home(hash(values[from + i])));
        }
        int idMask = slots.idMask();
        for (int i = 0; i < count; i++) {
            long key = values[from + i];
            int id = entries[i] & idMask;
            ids[firstRow + i] = id != 0 && keys.get(id) == key ? id : find(key);
        }
    }

    @Override
    public void free(int id) {
        groups.free(id);
        if (id == nullGroup) {
            nullGroup = 0;
        } else {
            slots.remove(id);
        }
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator target) {
        long[] values = new long[count];
        boolean[] nulls = nullGroup == 0 ? null : new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = keys.get(ids[i]);
            if (nulls != null) {
                nulls[i] = ids[i] == nullGroup;
            }
        }
        return new Column[] {LongCodec.newColumn(types.get(0), values, nulls, count, target)};
    }

    @Override
    public long stateBytes() {
        return slots.bytes() + keys.bytes() + groups.stateBytes();
    }

    @Override
    public void close() {
        slots.close();
        keys.close();
    }

    private int find(long key) {
        long hash = hash(key);
        int tag = slots.tag(hash);
        int slot = slots.home(hash);
        while (true) {
            int entry = slots.entry(slot);
            if (entry == 0) {
                int id = newGroup();
                keys.set(id, key);
                slots.put(slot, id, hash);
                return id;
            }
            if (slots.agree(entry, tag) && keys.get(entry ^ tag) == key) {
                return entry ^ tag;
            }
            slot = slots.next(slot);
        }
    }

    private int nullGroup() {
        if (nullGroup == 0) {
            nullGroup = newGroup();
        }
        return nullGroup;
    }

    private int newGroup() {
        int id = groups.take();
        keys.ensure(id + 1L);
        return id;
    }

    private static long hash(long key) {
        return (key ^ key >>> 32) * GOLDEN;
    }
}
