package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Groups by two keys of at most 64 bits each. */
final class LongPairGroupTable extends KeyedGroupTable {
    private final LongPairTable pairs;

    LongPairGroupTable(List<SqlType> types, BufferAllocator allocator, Scratch scratch) {
        super(types, allocator, scratch);
        this.pairs = new LongPairTable(allocator);
    }

    @Override
    public void findOrAdd(Column[] keys, int from, int to, int[] ids) {
        long[] first = scratch.values(to - from);
        long[] second = scratch.secondValues(to - from);
        LongCodec.load(keys[0], from, to, first);
        LongCodec.load(keys[1], from, to, second);
        if (!keys[0].hasNulls() && !keys[1].hasNulls()) {
            findAll(first, second, from, to, ids);
            return;
        }
        for (int row = from; row < to; row++) {
            ids[row] = find(first[row - from], keys[0].isNull(row), second[row - from], keys[1].isNull(row));
        }
    }

    @Override
    public void findOrAdd(ChangeBatch batch, int[] keys, int from, int to, int[] ids) {
        if (batch.sourceRows(keys[0]) == null || from > 0 || to < batch.rowCount()) {
            super.findOrAdd(batch, keys, from, to, ids);
            return;
        }
        long[] first = scratch.values(to);
        long[] second = scratch.secondValues(to);
        LongCodec.load(batch, keys[0], first);
        LongCodec.load(batch, keys[1], second);
        Column firsts = batch.source(keys[0]);
        Column seconds = batch.source(keys[1]);
        if (!firsts.hasNulls() && !seconds.hasNulls()) {
            findAll(first, second, 0, to, ids);
            return;
        }
        for (int row = 0; row < to; row++) {
            boolean firstNull = firsts.isNull(batch.sourceRow(keys[0], row));
            boolean secondNull = seconds.isNull(batch.sourceRow(keys[1], row));
            ids[row] = find(first[row], firstNull, second[row], secondNull);
        }
    }

    private void findAll(long[] first, long[] second, int from, int to, int[] ids) {
        for (int row = from; row < to; row++) {
            ids[row] = pairs.findOrAdd(first[row - from], second[row - from], 0);
        }
    }

    private int find(long first, boolean firstNull, long second, boolean secondNull) {
        int flags = (firstNull ? LongPairTable.FIRST_NULL : 0) | (secondNull ? LongPairTable.SECOND_NULL : 0);
        return pairs.findOrAdd(firstNull ? 0 : first, secondNull ? 0 : second, flags);
    }

    @Override
    public void free(int id) {
        pairs.free(id);
    }

    @Override
    public int[] live() {
        return pairs.entries.live();
    }

    @Override
    public int idBound() {
        return pairs.entries.bound();
    }

    @Override
    public int size() {
        return pairs.entries.size();
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator target) {
        long[] first = new long[count];
        long[] second = new long[count];
        boolean[] firstNulls = new boolean[count];
        boolean[] secondNulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            first[i] = pairs.first(ids[i]);
            second[i] = pairs.second(ids[i]);
            firstNulls[i] = (pairs.nulls(ids[i]) & LongPairTable.FIRST_NULL) != 0;
            secondNulls[i] = (pairs.nulls(ids[i]) & LongPairTable.SECOND_NULL) != 0;
        }
        return new Column[] {
            LongCodec.newColumn(types.get(0), first, firstNulls, count, target),
            LongCodec.newColumn(types.get(1), second, secondNulls, count, target)
        };
    }

    @Override
    public void snapshot(StateWriter writer, String prefix) {
        pairs.snapshot(writer, prefix);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        pairs.restore(reader, prefix);
    }

    @Override
    public long stateBytes() {
        return pairs.stateBytes();
    }

    @Override
    public void close() {
        pairs.close();
    }
}
