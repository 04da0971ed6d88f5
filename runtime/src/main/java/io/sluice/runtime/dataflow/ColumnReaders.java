package io.sluice.runtime.dataflow;

import java.util.BitSet;

/** How many queries read a relation, and each of its columns. Guarded by the engine's tick lock. */
public final class ColumnReaders {
    private final int[] counts;
    private final BitSet wanted = new BitSet();
    private int count;

    ColumnReaders(int columns) {
        this.counts = new int[columns];
    }

    /** These columns, as a set. */
    public static BitSet set(int[] columns) {
        BitSet set = new BitSet();
        for (int column : columns) {
            set.set(column);
        }
        return set;
    }

    void add(int[] columns) {
        count++;
        for (int column : columns) {
            counts[column]++;
            wanted.set(column);
        }
    }

    void remove(int[] columns) {
        count--;
        for (int column : columns) {
            counts[column]--;
            wanted.set(column, counts[column] > 0);
        }
    }

    int count() {
        return count;
    }

    /** Columns that some query reads; not to be changed. */
    BitSet wanted() {
        return wanted;
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, counts.length);
        return all;
    }
}
