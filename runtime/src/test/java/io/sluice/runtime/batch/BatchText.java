package io.sluice.runtime.batch;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Batches as text, for tests: one line a row, cells parted by {@code |}, optionally a first cell with the weight ({@code +1},
 * {@code -2}), {@code NULL} for NULL, values as {@link SqlText} writes them, {@code ''} for the empty string.
 */
public final class BatchText {
    private BatchText() {}

    /** A batch of these rows; it has weights only if some row has one other than +1. Owned by the caller. */
    public static ChangeBatch parse(RowType rowType, BufferAllocator allocator, String... lines) {
        try (BatchBuilder builder = new BatchBuilder(rowType, allocator)) {
            for (String line : lines) {
                appendRow(builder, line);
            }
            return builder.build();
        }
    }

    /** One line a row, in order, each beginning with its weight: {@code +1 | a | 5}. */
    public static List<String> print(ChangeBatch batch) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < batch.rowCount(); row++) {
            StringBuilder line = new StringBuilder();
            line.append(batch.weight(row) > 0 ? "+" : "").append(batch.weight(row));
            for (int i = 0; i < batch.columnCount(); i++) {
                line.append(" | ").append(cell(batch.column(i), row));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** The values of one column, {@code NULL} for NULL. */
    public static List<String> print(Column column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < column.rowCount(); row++) {
            cells.add(cell(column, row));
        }
        return cells;
    }

    /** {@code rowType("a", SqlType.bigint(), "b", SqlType.varchar())}. */
    public static RowType rowType(Object... namesAndTypes) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new Field((String) namesAndTypes[i], (SqlType) namesAndTypes[i + 1]));
        }
        return new RowType(fields);
    }

    private static void appendRow(BatchBuilder builder, String line) {
        String[] cells = line.split("\\|", -1);
        int columns = builder.rowType().size();
        boolean weighted = cells.length == columns + 1;
        if (!weighted && cells.length != columns) {
            throw new IllegalArgumentException("not " + columns + " columns: " + line);
        }
        for (int i = 0; i < columns; i++) {
            appendCell(builder.column(i), cells[weighted ? i + 1 : i].strip());
        }
        builder.endRow(weighted ? Long.parseLong(cells[0].strip()) : 1);
    }

    private static void appendCell(ColumnBuilder column, String cell) {
        if (cell.equals("NULL")) {
            column.appendNull();
        } else if (!new SqlTextParser(column.type()).parse(cell.equals("''") ? "" : cell, column)) {
            throw new IllegalArgumentException("not a " + column.type() + ": " + cell);
        }
    }

    private static String cell(Column column, int row) {
        String text = SqlText.of(column, row);
        if (text == null) {
            return "NULL";
        }
        return text.isEmpty() && column.type().kind() == TypeKind.VARCHAR ? "''" : text;
    }
}
