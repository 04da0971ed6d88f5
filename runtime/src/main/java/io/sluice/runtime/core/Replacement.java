package io.sluice.runtime.core;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.table.LiveTable;
import java.util.BitSet;
import org.apache.arrow.memory.BufferAllocator;

/** Turns rows into changes of a keyed table in which a row takes the place of the one with its key. */
final class Replacement {
    private Replacement() {}

    /**
     * The last row of each key, each behind the removal of the row it replaces.
     *
     * @param rows without NULL in the key; stays the caller's
     * @param table as the changes so far leave it
     */
    static ChangeBatch of(ChangeBatch rows, LiveTable table, BufferAllocator allocator) {
        RowType rowType = table.spec().rowType();
        int[] key = table.spec().key().stream().mapToInt(Integer::intValue).toArray();
        BitSet last = RepeatedKeys.of(rows, key, allocator).last();
        try (KeyMatches found = KeyMatches.of(rows, key, table);
                BatchBuilder builder = new BatchBuilder(rowType, allocator)) {
            for (int row = last.nextSetBit(0); row >= 0; row = last.nextSetBit(row + 1)) {
                if (found.has(row)) {
                    builder.appendRow(found.rows(), found.place(row), -1);
                }
                builder.appendRow(rows, row, 1);
            }
            return builder.build();
        }
    }
}
