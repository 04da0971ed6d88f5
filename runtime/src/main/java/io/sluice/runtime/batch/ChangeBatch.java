package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A set of changes: columns of equal length and a signed weight per row (+1 a row comes, −1 one goes, ±n for n equal rows; never
 * 0). Without weights every row counts +1, the fast path of append-only streams. Immutable. Owns one reference to each column
 * and gives it back on close; an operator owns the batches it is given and closes them, or passes them on whole.
 */
public final class ChangeBatch implements AutoCloseable {
    /** Type of the weight column. */
    public static final SqlType WEIGHT_TYPE = SqlType.bigint().withNullable(false);

    private final Column[] columns;
    private final Column weights;
    private final int rowCount;
    private final RowNumbers numbers;
    /** Null where the columns are there. */
    private final LazyColumns lazy;

    private boolean closed;

    /**
     * Takes over one reference to each column.
     *
     * @param weights a column of {@link #WEIGHT_TYPE}; null for all +1
     * @param rowCount given because a batch may have no columns
     */
    public ChangeBatch(Column[] columns, Column weights, int rowCount) {
        this(columns, weights, rowCount, null);
    }

    /**
     * As {@link #ChangeBatch(Column[], Column, int)}, of rows with names.
     *
     * @param numbers null when they have none
     */
    public ChangeBatch(Column[] columns, Column weights, int rowCount, RowNumbers numbers) {
        this.columns = columns;
        this.weights = weights;
        this.rowCount = rowCount;
        this.numbers = numbers;
        this.lazy = null;
        for (Column column : columns) {
            assert column.rowCount() == rowCount : "column of " + column.rowCount() + " rows in a batch of " + rowCount;
        }
        assert weights == null || weights.rowCount() == rowCount : "weights do not fit";
        assert numbers == null || numbers.numbers().length == rowCount : "numbers do not fit";
    }

    private ChangeBatch(LazyColumns lazy, Column weights, int rowCount, RowNumbers numbers) {
        this.columns = null;
        this.weights = weights;
        this.rowCount = rowCount;
        this.numbers = numbers;
        this.lazy = lazy;
    }

    /**
     * Rows {@code rows[0 .. count)} of a batch with their names, of which a column is copied only when somebody asks for it; until it is
     * closed all columns of the source are held. For rows of which many may soon be dropped.
     *
     * @param source stays the caller's
     */
    public static ChangeBatch picked(ChangeBatch source, int[] rows, int count, BufferAllocator allocator) {
        return picked(source, Arrays.copyOf(rows, count), allocator);
    }

    /** As {@link #picked(ChangeBatch, int[], int, BufferAllocator)}, of all these rows; takes over the array. */
    public static ChangeBatch picked(ChangeBatch source, int[] rows, BufferAllocator allocator) {
        int count = rows.length;
        Column weights = source.weights == null ? null : Gather.column(source.weights, rows, count, allocator);
        PickedRows chosen = source.lazy instanceof PickedRows first
                ? new PickedRows(first.origin(), first.rows(rows, count), allocator)
                : new PickedRows(source, rows, allocator);
        RowNumbers numbers = source.numbers == null ? null : source.numbers.gather(rows, count);
        return new ChangeBatch(chosen, weights, count, numbers);
    }

    /**
     * Rows that come, each once, and directly before some of them the one that each replaces and takes the number of. What is not asked for is not
     * made: neither columns of all rows nor, where a receiver {@linkplain #coming() needs only those that come}, of the others. Takes over one
     * reference to each column and to the weights.
     *
     * @param coming the rows that come, in their order
     * @param going values of replaced rows; null for a column in which each has the value of the row that replaces it
     * @param picks for each row its place in {@code coming}, or −1 − its place in {@code going}; not to be changed
     */
    public static ChangeBatch replacing(
            Column[] coming,
            Column[] going,
            int[] picks,
            Column weights,
            RowNumbers numbers,
            BufferAllocator allocator) {
        return new ChangeBatch(new ReplacedRows(coming, going, picks, allocator), weights, picks.length, numbers);
    }

    /**
     * The rows that come, with their numbers and without weights, where all others are {@linkplain #replacing replaced} by one of them; owned by the
     * caller. Null where that is not known.
     */
    public ChangeBatch coming() {
        return numbers != null && lazy instanceof ReplacedRows rows ? rows.coming(numbers) : null;
    }

    /**
     * A borrowed column that has all values of column {@code index}, not always in the rows of this batch: cheaper than
     * {@link #column} for who copies single values on. Whether the column was copied meanwhile, perhaps by another thread, makes no difference.
     */
    public Column source(int index) {
        return lazy instanceof PickedRows picked ? picked.origin().column(index) : column(index);
    }

    /** The rows of {@link #source source(index)} for all rows of this batch, not to be changed; null where they are the same. */
    public int[] sourceRows(int index) {
        return lazy instanceof PickedRows picked ? picked.rows() : null;
    }

    /** The rows of {@link #source source(index)} for some rows of this batch, not to be changed. */
    public int[] sourceRows(int index, int[] rows, int count) {
        return lazy instanceof PickedRows picked ? picked.rows(rows, count) : rows;
    }

    /** The row of {@link #source source(index)} for one row of this batch. */
    public int sourceRow(int index, int row) {
        return lazy instanceof PickedRows picked ? picked.rows()[row] : row;
    }

    public int rowCount() {
        return rowCount;
    }

    public int columnCount() {
        return lazy == null ? columns.length : lazy.columnCount();
    }

    /** A borrowed column: retain it to keep it longer than the batch. */
    public Column column(int index) {
        return lazy == null ? columns[index] : lazy.column(index);
    }

    /** The borrowed weights; null when every row counts +1. */
    public Column weights() {
        return weights;
    }

    public boolean isAppendOnly() {
        return weights == null;
    }

    public long weight(int row) {
        return weights == null ? 1 : Memory.getLong(weights.data() + 8L * row);
    }

    /** The names of the rows; null when they have none. */
    public RowNumbers numbers() {
        return numbers;
    }

    /** The same rows without names; takes this batch's place, which must not be used any more. */
    public ChangeBatch withoutNumbers() {
        if (numbers == null) {
            return this;
        }
        return withNumbers(null);
    }

    /** The same rows with other names, or none; takes this batch's place, which must not be used any more. */
    ChangeBatch withNumbers(RowNumbers names) {
        closed = true;
        return lazy == null
                ? new ChangeBatch(columns, weights, rowCount, names)
                : new ChangeBatch(lazy, weights, rowCount, names);
    }

    /** A second owner's handle on the same columns. */
    public ChangeBatch share() {
        if (lazy != null) {
            return new ChangeBatch(lazy.retain(), weights == null ? null : weights.retain(), rowCount, numbers);
        }
        Column[] shared = new Column[columns.length];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = columns[i].retain();
        }
        return new ChangeBatch(shared, weights == null ? null : weights.retain(), rowCount, numbers);
    }

    /** A batch of some of these columns, in the given order, sharing buffers. */
    public ChangeBatch project(int... indexes) {
        if (lazy instanceof ReplacedRows rows) {
            return new ChangeBatch(rows.project(indexes), weights == null ? null : weights.retain(), rowCount, numbers);
        }
        Column[] chosen = new Column[indexes.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = column(indexes[i]).retain();
        }
        return new ChangeBatch(chosen, weights == null ? null : weights.retain(), rowCount, numbers);
    }

    /**
     * The same rows, without memory of others: columns that were not copied so far are copied now. Takes this batch's place, which must not be
     * used any more. For who keeps a batch longer than a tick.
     */
    public ChangeBatch owned() {
        if (lazy == null || lazy.isOwned()) {
            return this;
        }
        try (ChangeBatch whole = this) {
            Column[] own = whole.lazy.newColumns();
            return new ChangeBatch(own, weights == null ? null : weights.retain(), rowCount, numbers);
        }
    }

    /** Bytes held, for accounting; of {@linkplain #picked picked} rows what was copied so far and their share of the source. Copies nothing. */
    public long sizeInBytes() {
        long bytes = weights == null ? 0 : weights.sizeInBytes();
        for (int i = 0; lazy == null && i < columns.length; i++) {
            bytes += columns[i].sizeInBytes();
        }
        return lazy == null ? bytes : bytes + lazy.sizeInBytes();
    }

    /** Gives the columns back; further calls do nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (lazy != null) {
            lazy.release();
        } else {
            for (Column column : columns) {
                column.release();
            }
        }
        if (weights != null) {
            weights.release();
        }
    }
}
