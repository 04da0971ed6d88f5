package io.sluice.runtime.core;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Which rows of a batch have the same key.
 *
 * @param ids of each row's key: small numbers, equal for equal keys; NULL is a value like any other
 * @param bound above all of them
 */
record RepeatedKeys(int[] ids, int bound) {
    static RepeatedKeys of(ChangeBatch rows, int[] key, BufferAllocator allocator) {
        Column[] columns = new Column[key.length];
        for (int i = 0; i < key.length; i++) {
            columns[i] = rows.column(key[i]);
        }
        List<SqlType> types = Arrays.stream(columns).map(Column::type).toList();
        int[] ids = new int[rows.rowCount()];
        try (Scratch scratch = new Scratch(allocator);
                GroupTable table = GroupTables.create(types, allocator, scratch)) {
            table.findOrAdd(columns, 0, rows.rowCount(), ids);
            return new RepeatedKeys(ids, table.idBound());
        }
    }

    /** The first row of each key. */
    BitSet first() {
        BitSet seen = new BitSet(bound);
        BitSet rows = new BitSet(ids.length);
        for (int row = 0; row < ids.length; row++) {
            rows.set(row, !seen.get(ids[row]));
            seen.set(ids[row]);
        }
        return rows;
    }

    /** The last row of each key. */
    BitSet last() {
        BitSet seen = new BitSet(bound);
        BitSet rows = new BitSet(ids.length);
        for (int row = ids.length - 1; row >= 0; row--) {
            rows.set(row, !seen.get(ids[row]));
            seen.set(ids[row]);
        }
        return rows;
    }
}
