package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.table.NetChanges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Changes as rows to read: {@code _tick}, {@code _op}, then the row, once per unit of weight. */
final class ChangeRows {
    private static final SqlType OP_TYPE = SqlType.varchar().withNullable(false);
    private static final byte[] INSERT = "+I".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DELETE = "-D".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPDATE_BEFORE = "-U".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPDATE_AFTER = "+U".getBytes(StandardCharsets.US_ASCII);

    private ChangeRows() {}

    static List<Field> columns(RowType rowType) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(ChangeStreamResult.TICK, ChangeBatch.WEIGHT_TYPE));
        fields.add(new Field(ChangeStreamResult.OP, OP_TYPE));
        fields.addAll(rowType.fields());
        return fields;
    }

    /** @param changes stays the caller's */
    static ChangeBatch of(ChangeBatch changes, long tick, int[] key, BufferAllocator allocator) {
        int[] expanded = ExpandedRows.of(changes);
        int rowCount = expanded == null ? changes.rowCount() : expanded.length;
        Column[] columns = new Column[changes.columnCount() + 2];
        columns[0] = ticks(tick, rowCount, allocator);
        columns[1] = operations(changes, key, allocator);
        for (int i = 0; i < changes.columnCount(); i++) {
            Column column = changes.column(i);
            columns[i + 2] = expanded == null ? column.retain() : Gather.column(column, expanded, rowCount, allocator);
        }
        return new ChangeBatch(columns, null, rowCount);
    }

    private static Column ticks(long tick, int rowCount, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, rowCount, allocator)) {
            for (int row = 0; row < rowCount; row++) {
                Memory.putLong(column.data() + 8L * row, tick);
            }
            return column.build();
        }
    }

    private static Column operations(ChangeBatch changes, int[] key, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(OP_TYPE, allocator)) {
            boolean after = false;
            for (int row = 0; row < changes.rowCount(); row++) {
                boolean before = key.length > 0 && isUpdate(changes, row, key);
                long weight = changes.weight(row);
                byte[] operation = weight > 0 ? after ? UPDATE_AFTER : INSERT : before ? UPDATE_BEFORE : DELETE;
                for (long i = Math.abs(weight); i > 0; i--) {
                    builder.appendBytes(operation, 0, operation.length);
                }
                after = before;
            }
            return builder.build();
        }
    }

    /** Whether the row goes and the next one, of the same key, comes in its place. */
    private static boolean isUpdate(ChangeBatch changes, int row, int[] key) {
        return row + 1 < changes.rowCount()
                && changes.weight(row) == -1
                && changes.weight(row + 1) == 1
                && NetChanges.sameRow(changes, row, row + 1, key);
    }
}
