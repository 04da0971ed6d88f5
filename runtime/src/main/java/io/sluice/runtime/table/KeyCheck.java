package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a set of changes would leave a primary key twice. */
final class KeyCheck {
    private final TableSpec spec;
    private final RowStore store;
    private final ChangeBatch changes;
    private final int[] columns;
    private final int[] hashes;
    /** An open-addressing table of keys: a row that has the key, and how often the key stands after the changes seen so far. */
    private final int[] slots;

    private final long[] counts;

    KeyCheck(TableSpec spec, RowStore store, ChangeBatch changes) {
        this.spec = spec;
        this.store = store;
        this.changes = changes;
        this.columns = store.indexColumns();
        this.hashes = RowHash.of(changes, columns);
        this.slots = new int[Integer.highestOneBit(Math.max(1, changes.rowCount())) * 4];
        this.counts = new long[slots.length];
        Arrays.fill(slots, -1);
    }

    /** Throws if the changes as a whole break the key. */
    void run() {
        for (int row = 0; row < changes.rowCount(); row++) {
            int column = nullColumn(row);
            if (column >= 0) {
                throw missing(column);
            }
            counts[slot(row)] += changes.weight(row);
        }
        for (int slot = 0; slot < slots.length; slot++) {
            if (counts[slot] > 1) {
                throw duplicate(slots[slot]);
            }
        }
    }

    /** The rows, all to be added, that cannot be, with the reason. */
    SortedMap<Integer, SluiceException> refused() {
        SortedMap<Integer, SluiceException> refused = new TreeMap<>();
        for (int row = 0; row < changes.rowCount(); row++) {
            int column = nullColumn(row);
            if (column >= 0) {
                refused.put(row, missing(column));
                continue;
            }
            int slot = slot(row);
            if (counts[slot] > 0) {
                refused.put(row, duplicate(row));
            } else {
                counts[slot] = 1;
            }
        }
        return refused;
    }

    /** The slot of the row's key; a new one begins with how often the table has the key. */
    private int slot(int row) {
        int mask = slots.length - 1;
        int slot = hashes[row] & mask;
        while (slots[slot] >= 0 && !RowEquality.rows(changes, slots[slot], columns, changes, row, columns)) {
            slot = slot + 1 & mask;
        }
        if (slots[slot] < 0) {
            slots[slot] = row;
            long found = store.findKey(changes, row, columns, hashes[row], Long.MAX_VALUE);
            counts[slot] = found == Chunk.NO_LINK ? 0 : 1;
        }
        return slot;
    }

    /** The first key column with NULL in this row; −1 when there is none. */
    private int nullColumn(int row) {
        for (int column : columns) {
            if (changes.column(column).isNull(row)) {
                return column;
            }
        }
        return -1;
    }

    private SluiceException missing(int column) {
        return new SluiceException(
                ErrorCode.NOT_NULL_VIOLATION,
                "NULL in primary key column \"" + spec.rowType().name(column) + "\" of " + spec.name());
    }

    private SluiceException duplicate(int row) {
        List<String> parts = new ArrayList<>();
        for (int column : columns) {
            parts.add(spec.rowType().name(column) + " = " + SqlText.of(changes.column(column), row));
        }
        Diagnostic diagnostic = Diagnostic.of(
                ErrorCode.DUPLICATE_KEY,
                SourceSpan.NONE,
                "primary key of " + spec.name() + " would stand twice: " + String.join(", ", parts));
        String hint = changes.isAppendOnly()
                ? "INSERT OR REPLACE, or ON CONFLICT DO UPDATE SET …, changes the row that is there"
                : "give each row a key of its own";
        return new SluiceException(diagnostic.withHint(hint), "");
    }
}
