package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Values;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether a set of changes would leave a primary key twice. */
final class KeyCheck {
    private final TableSpec spec;
    private final RowStore store;
    private final ChangeBatch changes;
    private final int[] columns;

    KeyCheck(TableSpec spec, RowStore store, ChangeBatch changes) {
        this.spec = spec;
        this.store = store;
        this.changes = changes;
        this.columns = store.indexColumns();
    }

    void run() {
        int[] hashes = RowHash.of(changes, columns);
        int mask = Integer.highestOneBit(Math.max(1, changes.rowCount())) * 4 - 1;
        int[] slots = new int[mask + 1];
        Arrays.fill(slots, -1);
        long[] counts = new long[slots.length];
        for (int row = 0; row < changes.rowCount(); row++) {
            refuseNull(row);
            int slot = hashes[row] & mask;
            while (slots[slot] >= 0 && !RowEquality.rows(changes, slots[slot], columns, changes, row, columns)) {
                slot = slot + 1 & mask;
            }
            if (slots[slot] < 0) {
                slots[slot] = row;
                counts[slot] =
                        store.findKey(changes, row, columns, hashes[row], Long.MAX_VALUE) == Chunk.NO_LINK ? 0 : 1;
            }
            counts[slot] += changes.weight(row);
        }
        for (int slot = 0; slot < slots.length; slot++) {
            if (counts[slot] > 1) {
                throw duplicate(slots[slot]);
            }
        }
    }

    private void refuseNull(int row) {
        for (int column : columns) {
            if (changes.column(column).isNull(row)) {
                throw new SluiceException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "NULL in primary key column \"" + spec.rowType().name(column) + "\" of " + spec.name());
            }
        }
    }

    private SluiceException duplicate(int row) {
        List<String> parts = new ArrayList<>();
        for (int column : columns) {
            parts.add(spec.rowType().name(column) + " = " + Values.get(changes.column(column), row));
        }
        Diagnostic diagnostic = Diagnostic.of(
                ErrorCode.DUPLICATE_KEY,
                SourceSpan.NONE,
                "primary key of " + spec.name() + " would stand twice: " + String.join(", ", parts));
        return new SluiceException(diagnostic.withHint("UPDATE changes the row that is there"), "");
    }
}
