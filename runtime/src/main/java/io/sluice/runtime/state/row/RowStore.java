package io.sluice.runtime.state.row;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows of one type by number, from 1 on; 0 stands for no row. The number of a row that is freed is given again. Columns are kept as they
 * come, so a row is made of them only when one is asked for. Weights are not kept. Not thread-safe.
 */
public final class RowStore implements AutoCloseable {
    private static final int SNAPSHOT_ROWS = 1 << 16;

    private final BufferAllocator allocator;
    private final ColumnStore[] columns;
    private int bound = 1;
    private int[] freed = new int[0];
    private int freedCount;

    public RowStore(RowType rowType, BufferAllocator allocator) {
        this(rowType, false, allocator);
    }

    /** @param lasting whether no row is ever {@linkplain #free freed}: then texts may stay in the batches that they came in */
    public RowStore(RowType rowType, boolean lasting, BufferAllocator allocator) {
        this.allocator = allocator;
        this.columns = new ColumnStore[rowType.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnStore.create(rowType.type(i), lasting, allocator);
        }
    }

    /** Keeps one row of a batch and gives its number. */
    public int add(ChangeBatch batch, int row) {
        int id = take();
        for (int i = 0; i < columns.length; i++) {
            columns[i].ensure(id + 1);
            int[] rows = batch.sourceRows(i);
            columns[i].put(batch.source(i), rows == null ? row : rows[row], id);
        }
        return id;
    }

    /** Keeps one row of a batch under the number of another, which it replaces. */
    public void put(int id, ChangeBatch batch, int row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].free(id);
            int[] rows = batch.sourceRows(i);
            columns[i].put(batch.source(i), rows == null ? row : rows[row], id);
        }
    }

    /** Keeps all rows of a batch and writes their numbers. */
    public void addAll(ChangeBatch batch, int[] ids) {
        int count = batch.rowCount();
        for (int row = 0; row < count; row++) {
            ids[row] = take();
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].ensure(bound);
            int[] rows = batch.sourceRows(i);
            if (rows == null) {
                columns[i].putAll(batch.column(i), ids, count);
            } else {
                columns[i].putSome(batch.source(i), rows, ids, count);
            }
        }
    }

    /** Keeps some rows of a batch, {@code rows[0 .. count)}, and writes their numbers. */
    public void addSome(ChangeBatch batch, int[] rows, int count, int[] ids) {
        for (int i = 0; i < count; i++) {
            ids[i] = take();
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].ensure(bound);
            columns[i].putSome(batch.source(i), batch.sourceRows(i, rows, count), ids, count);
        }
    }

    public void free(int id) {
        for (ColumnStore column : columns) {
            column.free(id);
        }
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, Math.max(8, 2 * freedCount));
        }
        freed[freedCount++] = id;
    }

    /** Every number given so far is below this. */
    public int bound() {
        return bound;
    }

    /** Number of rows. */
    public int size() {
        return bound - 1 - freedCount;
    }

    public int columnCount() {
        return columns.length;
    }

    /** Whether the row holds the same bits as row {@code row} of a batch. */
    public boolean holds(int id, ChangeBatch batch, int row) {
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].holds(id, batch.column(i), row)) {
                return false;
            }
        }
        return true;
    }

    /** Order of two rows, column by column, NULL last; 0 only for the same bits in all. */
    public int compare(int id, int other) {
        for (ColumnStore column : columns) {
            int order = column.compare(id, other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    public boolean isNull(int id, int column) {
        return columns[column].isNull(id);
    }

    /** Where a value that is not NULL stands until the next change: of its type's width, a BOOLEAN as a byte, a text its bytes. */
    public long address(int id, int column) {
        return columns[column].address(id);
    }

    /** Length of a text that is not NULL. */
    public int length(int id, int column) {
        return columns[column].length(id);
    }

    /** One column of some rows, owned by the caller; a row may stand there more than once. */
    public Column newColumn(int column, int[] ids, int count) {
        return columns[column].newColumn(ids, count, allocator);
    }

    /** Some rows without weights, owned by the caller; a row may stand there more than once. */
    public ChangeBatch newBatch(int[] ids, int count) {
        return newBatch(IntStream.range(0, columns.length).toArray(), ids, count);
    }

    /** Like {@link #newBatch(int[], int)}, with only some columns. */
    public ChangeBatch newBatch(int[] some, int[] ids, int count) {
        Column[] built = new Column[some.length];
        for (int i = 0; i < built.length; i++) {
            built[i] = newColumn(some[i], ids, count);
        }
        return new ChangeBatch(built, null, count);
    }

    /** Writes the columns of these rows, in this order. */
    public void snapshot(StateWriter writer, String prefix, int[] ids, int count) {
        writer.writeLong(prefix + "count", count);
        for (int from = 0; from < count; from += SNAPSHOT_ROWS) {
            int[] part = Arrays.copyOfRange(ids, from, Math.min(count, from + SNAPSHOT_ROWS));
            try (ChangeBatch rows = newBatch(part, part.length)) {
                writer.writeBatch(prefix + "from" + from, rows);
            }
        }
    }

    /** Reads what {@link #snapshot} wrote into this empty store; the rows are numbered anew, in order, from 1 on. */
    public int restore(StateReader reader, String prefix) {
        int count = (int) reader.readLong(prefix + "count");
        for (int from = 0; from < count; from += SNAPSHOT_ROWS) {
            try (ChangeBatch rows = reader.readBatch(prefix + "from" + from)) {
                addAll(rows, new int[rows.rowCount()]);
            }
        }
        return count;
    }

    public long stateBytes() {
        long bytes = 4L * freed.length;
        for (ColumnStore column : columns) {
            bytes += column.stateBytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        for (ColumnStore column : columns) {
            column.close();
        }
    }

    private int take() {
        return freedCount > 0 ? freed[--freedCount] : bound++;
    }
}
