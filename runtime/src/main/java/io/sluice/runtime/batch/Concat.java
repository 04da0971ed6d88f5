package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Puts columns and batches of the same type, or some of their rows, behind each other. */
public final class Concat {
    private Concat() {}

    /**
     * One batch of all rows of {@code batches}, in order, with weights if any of them has some. The batches stay the caller's.
     *
     * @param batches at least one, all of the same columns
     * @return owned by the caller; shares the buffers when there is only one batch
     */
    public static ChangeBatch batches(List<ChangeBatch> batches, BufferAllocator allocator) {
        if (batches.size() == 1) {
            return batches.get(0).share();
        }
        return rows(batches, new int[batches.size()][], allocator);
    }

    /**
     * One batch of some rows of {@code batches}, in order, with weights if any of them has some. The batches stay the caller's.
     *
     * @param batches at least one, all of the same columns
     * @param rows which rows of each; null for all of a batch
     * @return owned by the caller; shares the buffers when that is all of one batch
     */
    public static ChangeBatch rows(List<ChangeBatch> batches, int[][] rows, BufferAllocator allocator) {
        if (batches.size() == 1 && rows[0] == null) {
            return batches.get(0).share();
        }
        int count = 0;
        boolean weighted = false;
        for (int i = 0; i < rows.length; i++) {
            ChangeBatch batch = batches.get(i);
            count = Math.addExact(count, rows[i] == null ? batch.rowCount() : rows[i].length);
            weighted |= batch.weights() != null;
        }
        Column[] columns = new Column[batches.get(0).columnCount()];
        Column[] sources = new Column[rows.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < sources.length; j++) {
                sources[j] = batches.get(j).column(i);
            }
            columns[i] = column(sources, rows, count, allocator);
        }
        return new ChangeBatch(columns, weighted ? weights(batches, rows, count, allocator) : null, count);
    }

    /** One column of all values of {@code columns}, which have the same type and stay the caller's; owned by the caller. */
    public static Column columns(List<Column> columns, BufferAllocator allocator) {
        if (columns.size() == 1) {
            return columns.get(0).retain();
        }
        int count = 0;
        for (Column column : columns) {
            count = Math.addExact(count, column.rowCount());
        }
        return column(columns.toArray(Column[]::new), new int[columns.size()][], count, allocator);
    }

    private static Column column(Column[] sources, int[][] rows, int count, BufferAllocator allocator) {
        SqlType type = sources[0].type();
        int width = ColumnTypes.byteWidth(type);
        if (width > 0) {
            return fixed(sources, rows, width, count, allocator);
        }
        if (width < 0 && !type.kind().isNested()) {
            return bytes(sources, rows, count, allocator);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            for (int i = 0; i < sources.length; i++) {
                for (int j = 0; j < count(sources[i], rows[i]); j++) {
                    builder.appendFrom(sources[i], rows[i] == null ? j : rows[i][j]);
                }
            }
            return builder.build();
        }
    }

    private static Column fixed(Column[] sources, int[][] rows, int width, int count, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(sources[0].type(), count, allocator)) {
            int done = 0;
            for (int i = 0; i < sources.length; i++) {
                Column source = sources[i];
                long to = target.data() + (long) width * done;
                if (rows[i] == null) {
                    Memory.copy(source.data(), to, (long) width * source.rowCount());
                } else {
                    Gather.values(source, to, rows[i], rows[i].length);
                }
                done = nulls(source, rows[i], target, done);
            }
            return target.build();
        }
    }

    private static Column bytes(Column[] sources, int[][] rows, int count, BufferAllocator allocator) {
        long total = 0;
        for (int i = 0; i < sources.length; i++) {
            total += rows[i] == null ? byteCount(sources[i]) : Gather.byteCount(sources[i], rows[i], rows[i].length);
        }
        try (NewColumn target = NewColumn.bytes(sources[0].type(), count, total, allocator)) {
            int done = 0;
            int end = 0;
            for (int i = 0; i < sources.length; i++) {
                end = rows[i] == null
                        ? allBytes(sources[i], target, done, end)
                        : Gather.bytes(sources[i], rows[i], rows[i].length, target, done, end);
                done = nulls(sources[i], rows[i], target, done);
            }
            return target.build();
        }
    }

    /** Copies a column's bytes behind those of the rows before; gives where they end. */
    private static int allBytes(Column source, NewColumn target, int row, int end) {
        if (source.rowCount() == 0) {
            return end;
        }
        int length = byteCount(source);
        Memory.copy(source.data() + Memory.getInt(source.offsets()), target.data() + end, length);
        long from = source.offsets() + 4;
        long to = target.offsets() + 4L * (row + 1);
        int shift = end - Memory.getInt(source.offsets());
        for (long at = 0; at < 4L * source.rowCount(); at += 4) {
            Memory.putInt(to + at, shift + Memory.getInt(from + at));
        }
        return end + length;
    }

    private static int byteCount(Column column) {
        return column.rowCount() == 0
                ? 0
                : Memory.getInt(column.offsets() + 4L * column.rowCount()) - Memory.getInt(column.offsets());
    }

    /** Carries over which values are NULL; gives the row behind them. */
    private static int nulls(Column source, int[] rows, NewColumn target, int at) {
        int count = count(source, rows);
        for (int i = 0; source.hasNulls() && i < count; i++) {
            if (source.isNull(rows == null ? i : rows[i])) {
                target.setNull(at + i);
            }
        }
        return at + count;
    }

    private static int count(Column source, int[] rows) {
        return rows == null ? source.rowCount() : rows.length;
    }

    private static Column weights(List<ChangeBatch> batches, int[][] rows, int count, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, allocator)) {
            int done = 0;
            for (int i = 0; i < rows.length; i++) {
                ChangeBatch batch = batches.get(i);
                int own = rows[i] == null ? batch.rowCount() : rows[i].length;
                for (int j = 0; j < own; j++) {
                    Memory.putLong(target.data() + 8L * done++, batch.weight(rows[i] == null ? j : rows[i][j]));
                }
            }
            return target.build();
        }
    }
}
