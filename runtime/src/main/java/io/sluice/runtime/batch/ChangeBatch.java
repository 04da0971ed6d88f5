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
    private final PickedRows picked;

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
        this.picked = null;
        for (Column column : columns) {
            assert column.rowCount() == rowCount : "column of " + column.rowCount() + " rows in a batch of " + rowCount;
        }
        assert weights == null || weights.rowCount() == rowCount : "weights do not fit";
        assert numbers == null || numbers.numbers().length == rowCount : "numbers do not fit";
    }

    private ChangeBatch(PickedRows picked, Column weights, int rowCount, RowNumbers numbers) {
        this.columns = null;
        this.weights = weights;
        this.rowCount = rowCount;
        this.numbers = numbers;
        this.picked = picked;
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
        PickedRows first = source.picked;
        PickedRows chosen = first == null
                ? new PickedRows(source, rows, allocator)
                : new PickedRows(first.origin(), first.rows(rows, count), allocator);
        RowNumbers numbers = source.numbers == null ? null : source.numbers.gather(rows, count);
        return new ChangeBatch(chosen, weights, count, numbers);
    }

    /**
     * A borrowed column that has all values of column {@code index}, not always in the rows of this batch: cheaper than
     * {@link #column} for who copies single values on. Whether the column was copied meanwhile, perhaps by another thread, makes no difference.
     */
    public Column source(int index) {
        return picked == null ? column(index) : picked.origin().column(index);
    }

    /** The rows of {@link #source source(index)} for all rows of this batch, not to be changed; null where they are the same. */
    public int[] sourceRows(int index) {
        return picked == null ? null : picked.rows();
    }

    /** The rows of {@link #source source(index)} for some rows of this batch, not to be changed. */
    public int[] sourceRows(int index, int[] rows, int count) {
        return picked == null ? rows : picked.rows(rows, count);
    }

    /** The row of {@link #source source(index)} for one row of this batch. */
    public int sourceRow(int index, int row) {
        return picked == null ? row : picked.rows()[row];
    }

    public int rowCount() {
        return rowCount;
    }

    public int columnCount() {
        return picked == null ? columns.length : picked.columnCount();
    }

    /** A borrowed column: retain it to keep it longer than the batch. */
    public Column column(int index) {
        return picked == null ? columns[index] : picked.column(index);
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
        return picked == null
                ? new ChangeBatch(columns, weights, rowCount, names)
                : new ChangeBatch(picked, weights, rowCount, names);
    }

    /** A second owner's handle on the same columns. */
    public ChangeBatch share() {
        if (picked != null) {
            return new ChangeBatch(picked.retain(), weights == null ? null : weights.retain(), rowCount, numbers);
        }
        Column[] shared = new Column[columns.length];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = columns[i].retain();
        }
        return new ChangeBatch(shared, weights == null ? null : weights.retain(), rowCount, numbers);
    }

    /** A batch of some of these columns, in the given order, sharing buffers. */
    public ChangeBatch project(int... indexes) {
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
        if (picked == null) {
            return this;
        }
        try (ChangeBatch whole = this) {
            Column[] own = whole.picked.newColumns();
            return new ChangeBatch(own, weights == null ? null : weights.retain(), rowCount, numbers);
        }
    }

    /** Bytes held, for accounting; of {@linkplain #picked picked} rows what was copied so far and their share of the source. Copies nothing. */
    public long sizeInBytes() {
        long bytes = weights == null ? 0 : weights.sizeInBytes();
        for (int i = 0; picked == null && i < columns.length; i++) {
            bytes += columns[i].sizeInBytes();
        }
        return picked == null ? bytes : bytes + picked.sizeInBytes();
    }

    /** Gives the columns back; further calls do nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (picked != null) {
            picked.release();
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
