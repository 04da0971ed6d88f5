package io.sluice.runtime.batch;

import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows that come, and directly before some of them the one that each replaces. A column of all these is made only when somebody asks for it: who
 * finds the replaced rows by their {@linkplain RowNumbers numbers} needs only those that come.
 */
final class ReplacedRows extends LazyColumns {
    private final Column[] coming;
    private final Column[] going;
    private final int[] picks;
    private final BufferAllocator allocator;

    /** The rows of which these are some columns, so that each is made only once; null where they are all. */
    private final ReplacedRows whole;

    /** Where the columns are in {@code whole}. */
    private final int[] indexes;

    /**
     * Takes over one reference to each column.
     *
     * @param coming the rows that come, in their order
     * @param going values of replaced rows; null for a column in which each has the value of the row that replaces it
     * @param picks for each row its place in {@code coming}, or −1 − its place in {@code going}; not to be changed
     */
    ReplacedRows(Column[] coming, Column[] going, int[] picks, BufferAllocator allocator) {
        this(coming, going, picks, allocator, null, null);
    }

    private ReplacedRows(
            Column[] coming,
            Column[] going,
            int[] picks,
            BufferAllocator allocator,
            ReplacedRows whole,
            int[] indexes) {
        super(coming.length);
        this.coming = coming;
        this.going = going;
        this.picks = picks;
        this.allocator = allocator;
        this.whole = whole;
        this.indexes = indexes;
    }

    @Override
    Column newColumn(int index) {
        if (whole != null) {
            return whole.column(indexes[index]).retain();
        }
        if (going[index] != null) {
            return Interleave.column(going[index], coming[index], picks, picks.length, allocator);
        }
        int[] rows = new int[picks.length];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = next;
            next += picks[i] >= 0 ? 1 : 0;
        }
        return Gather.column(coming[index], rows, rows.length, allocator);
    }

    /** Some of the columns, in the given order. */
    ReplacedRows project(int... some) {
        Column[] after = new Column[some.length];
        Column[] before = new Column[some.length];
        int[] places = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            after[i] = coming[some[i]].retain();
            before[i] = going[some[i]] == null ? null : going[some[i]].retain();
            places[i] = whole == null ? some[i] : indexes[some[i]];
        }
        ReplacedRows origin = whole == null ? this : whole;
        origin.retain();
        return new ReplacedRows(after, before, picks, allocator, origin, places);
    }

    /** The rows that come, owned by the caller. */
    ChangeBatch coming(RowNumbers numbers) {
        int count = 0;
        for (int pick : picks) {
            count += pick >= 0 ? 1 : 0;
        }
        int[] names = new int[count];
        int next = 0;
        for (int row = 0; row < picks.length; row++) {
            if (picks[row] >= 0) {
                names[next++] = numbers.numbers()[row];
            }
        }
        Column[] columns = new Column[coming.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = coming[i].retain();
        }
        return new ChangeBatch(columns, null, count, new RowNumbers(numbers.source(), names));
    }

    @Override
    boolean isOwned() {
        // Others hold columns that nobody here may ever ask for.
        return whole == null;
    }

    @Override
    long sourceBytes() {
        long bytes = Integer.BYTES * (long) picks.length;
        for (int i = 0; i < coming.length; i++) {
            bytes += coming[i].sizeInBytes() + (going[i] == null ? 0 : going[i].sizeInBytes());
        }
        return bytes;
    }

    @Override
    void freeSource() {
        for (int i = 0; i < coming.length; i++) {
            coming[i].release();
            if (going[i] != null) {
                going[i].release();
            }
        }
        if (whole != null) {
            whole.release();
        }
    }
}
