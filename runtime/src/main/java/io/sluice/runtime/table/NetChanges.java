package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** Adds changes up: each distinct row once, with the sum of its weights, rows whose sum is zero left out. */
public final class NetChanges {
    private static final int NONE = -1;

    private final ChangeBatch rows;
    private final int[] all;
    /** First row of each group in order of appearance, and the next distinct row of the same group. */
    private final int[] heads;

    private final int[] next;
    private final long[] weights;
    private int groups;

    private NetChanges(ChangeBatch rows) {
        this.rows = rows;
        this.all = IntStream.range(0, rows.columnCount()).toArray();
        this.heads = new int[rows.rowCount()];
        this.next = new int[rows.rowCount()];
        this.weights = new long[rows.rowCount()];
    }

    /**
     * The sum of some batches of the same columns, which stay the caller's.
     *
     * @param key columns by which rows belong together: of each key the rows that go stand directly before those that come. Empty for none.
     * @return owned by the caller, in order of first appearance
     */
    public static ChangeBatch of(List<ChangeBatch> batches, int[] key, BufferAllocator allocator) {
        try (ChangeBatch rows = Concat.batches(batches, allocator)) {
            NetChanges net = new NetChanges(rows);
            net.add(key.length == 0 ? net.all : key);
            return net.build(allocator);
        }
    }

    /** Whether two rows of a batch are the same in some columns. */
    public static boolean sameRow(ChangeBatch batch, int row, int other, int[] columns) {
        return RowEquality.rows(batch, row, columns, batch, other, columns);
    }

    private void add(int[] key) {
        int[] hashes = RowHash.of(rows, key);
        int mask = Integer.highestOneBit(Math.max(1, rows.rowCount())) * 4 - 1;
        int[] slots = new int[mask + 1];
        Arrays.fill(slots, NONE);
        for (int row = 0; row < rows.rowCount(); row++) {
            next[row] = NONE;
            int slot = hashes[row] & mask;
            while (slots[slot] != NONE && !sameRow(rows, slots[slot], row, key)) {
                slot = slot + 1 & mask;
            }
            if (slots[slot] == NONE) {
                slots[slot] = row;
                heads[groups++] = row;
                weights[row] = rows.weight(row);
            } else {
                addToGroup(slots[slot], row);
            }
        }
    }

    private void addToGroup(int head, int row) {
        int at = head;
        while (!sameRow(rows, at, row, all)) {
            if (next[at] == NONE) {
                next[at] = row;
                weights[row] = rows.weight(row);
                return;
            }
            at = next[at];
        }
        weights[at] += rows.weight(row);
    }

    private ChangeBatch build(BufferAllocator allocator) {
        int[] kept = new int[rows.rowCount()];
        int count = 0;
        for (int group = 0; group < groups; group++) {
            for (int row = heads[group]; row != NONE; row = next[row]) {
                if (weights[row] < 0) {
                    kept[count++] = row;
                }
            }
            for (int row = heads[group]; row != NONE; row = next[row]) {
                if (weights[row] > 0) {
                    kept[count++] = row;
                }
            }
        }
        Column[] columns = new Column[rows.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Gather.column(rows.column(i), kept, count, allocator);
        }
        return new ChangeBatch(columns, weights(kept, count, allocator), count);
    }

    private Column weights(int[] kept, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, weights[kept[i]]);
            }
            return column.build();
        }
    }
}
