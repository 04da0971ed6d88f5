package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Puts columns and batches of the same type behind each other. */
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
        int rows = 0;
        boolean weighted = false;
        for (ChangeBatch batch : batches) {
            rows = Math.addExact(rows, batch.rowCount());
            weighted |= batch.weights() != null;
        }
        Column[] columns = new Column[batches.get(0).columnCount()];
        for (int i = 0; i < columns.length; i++) {
            int index = i;
            columns[i] = columns(batches.stream().map(b -> b.column(index)).toList(), allocator);
        }
        return new ChangeBatch(columns, weighted ? weights(batches, rows, allocator) : null, rows);
    }

    /** One column of all values of {@code columns}, which have the same type and stay the caller's; owned by the caller. */
    public static Column columns(List<Column> columns, BufferAllocator allocator) {
        if (columns.size() == 1) {
            return columns.get(0).retain();
        }
        int rows = columns.stream().mapToInt(Column::rowCount).sum();
        int width = ColumnTypes.byteWidth(columns.get(0).type());
        if (width > 0) {
            return fixed(columns, width, rows, allocator);
        }
        if (width < 0 && !columns.get(0).type().kind().isNested()) {
            return bytes(columns, rows, allocator);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(columns.get(0).type(), allocator)) {
            for (Column column : columns) {
                for (int row = 0; row < column.rowCount(); row++) {
                    builder.appendFrom(column, row);
                }
            }
            return builder.build();
        }
    }

    private static Column fixed(List<Column> columns, int width, int rows, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(columns.get(0).type(), rows, allocator)) {
            int done = 0;
            for (Column column : columns) {
                Memory.copy(column.data(), target.data() + (long) width * done, (long) width * column.rowCount());
                nulls(column, target, done);
                done += column.rowCount();
            }
            return target.build();
        }
    }

    private static Column bytes(List<Column> columns, int rows, BufferAllocator allocator) {
        long total = 0;
        for (Column column : columns) {
            total += byteCount(column);
        }
        try (NewColumn target = NewColumn.bytes(columns.get(0).type(), rows, total, allocator)) {
            int done = 0;
            int end = 0;
            for (Column column : columns) {
                int length = byteCount(column);
                if (length > 0) {
                    Memory.copy(column.data() + Memory.getInt(column.offsets()), target.data() + end, length);
                }
                long from = column.offsets() + 4;
                long to = target.offsets() + 4L * (done + 1);
                int shift = column.rowCount() == 0 ? 0 : end - Memory.getInt(column.offsets());
                for (long at = 0; at < 4L * column.rowCount(); at += 4) {
                    Memory.putInt(to + at, shift + Memory.getInt(from + at));
                }
                nulls(column, target, done);
                done += column.rowCount();
                end += length;
            }
            return target.build();
        }
    }

    private static int byteCount(Column column) {
        return column.rowCount() == 0
                ? 0
                : Memory.getInt(column.offsets() + 4L * column.rowCount()) - Memory.getInt(column.offsets());
    }

    private static void nulls(Column column, NewColumn target, int at) {
        for (int row = 0; column.hasNulls() && row < column.rowCount(); row++) {
            if (column.isNull(row)) {
                target.setNull(at + row);
            }
        }
    }

    private static Column weights(List<ChangeBatch> batches, int rows, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, rows, allocator)) {
            int done = 0;
            for (ChangeBatch batch : batches) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    Memory.putLong(target.data() + 8L * done++, batch.weight(row));
                }
            }
            return target.build();
        }
    }
}
