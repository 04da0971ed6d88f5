package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.PrefixParser;
import java.util.Arrays;
import java.util.List;

/**
 * Reads most rows in one pass from bytes to columns. A row that it does not take, for any reason, is judged by {@link CsvRowScanner}: what it takes
 * reads the same there. Not thread-safe.
 */
final class CsvDirectRow {
    /** The row was not taken. */
    static final int NOT_TAKEN = -1;

    /** What values in their usual forms are made of: such a delimiter would be read over. */
    private static final String OF_VALUES = "0123456789+-.: TZtruefalse";

    private final byte delimiter;
    private final int quote;
    private final boolean isUsualDialect;
    private final TextEnd cellEnd;
    private final TextEnd quotedEnd;
    private final CellReader[] readers;
    private final PrefixParser[] parsers;
    /** Column of each cell; −1 for none. */
    private int[] columns = {};
    /** Columns that have no cell and are NULL. */
    private int[] absent = {};

    private boolean isUsable;

    CsvDirectRow(CsvDialect dialect, List<Field> fields, CellReader[] readers) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote() < 0 ? Integer.MAX_VALUE : dialect.quote();
        this.isUsualDialect = dialect.nullText().isEmpty() && OF_VALUES.indexOf(delimiter) < 0;
        this.cellEnd = TextEnd.at(delimiter, (byte) '\n');
        this.quotedEnd = TextEnd.at((byte) quote, (byte) '\n');
        this.readers = readers;
        this.parsers =
                fields.stream().map(field -> new PrefixParser(field.type())).toArray(PrefixParser[]::new);
    }

    /**
     * Rows have this many cells from now on.
     *
     * @param cells the cell of each column; −1 for none
     */
    void layOut(int width, int[] cells) {
        columns = new int[width];
        Arrays.fill(columns, -1);
        absent = new int[0];
        isUsable = isUsualDialect;
        for (int column = 0; column < cells.length; column++) {
            int cell = cells[column];
            if (cell < 0) {
                absent = Arrays.copyOf(absent, absent.length + 1);
                absent[absent.length - 1] = column;
            } else {
                isUsable &= columns[cell] < 0;
                columns[cell] = column;
            }
        }
    }

    /** Appends the row at {@code from} and gives where the next one starts, or {@link #NOT_TAKEN} with nothing appended. */
    int append(byte[] block, int from, int to, BatchBuilder rows) {
        if (!isUsable) {
            return NOT_TAKEN;
        }
        int end = appendCells(block, from, to, rows);
        for (int i = 0; end >= 0 && i < absent.length; i++) {
            end = readers[absent[i]].readNull(rows.column(absent[i])) ? end : NOT_TAKEN;
        }
        if (end < 0) {
            rows.abandonRow();
            return NOT_TAKEN;
        }
        rows.endRow();
        return end;
    }

    private int appendCells(byte[] block, int from, int to, BatchBuilder rows) {
        int at = from;
        int last = columns.length - 1;
        for (int cell = 0; cell < last; cell++) {
            at = appendCell(block, at, to, columns[cell], false, rows);
            if (at < 0 || at == to || block[at] != delimiter) {
                return NOT_TAKEN;
            }
            at++;
        }
        at = appendCell(block, at, to, columns[last], true, rows);
        if (at < 0 || at == to) {
            return NOT_TAKEN;
        }
        if (block[at] == '\r') {
            at++;
        }
        return at < to && block[at] == '\n' ? at + 1 : NOT_TAKEN;
    }

    /** Gives where the cell ends, or {@link #NOT_TAKEN}. */
    private int appendCell(byte[] block, int at, int to, int column, boolean isLast, BatchBuilder rows) {
        if (at == to) {
            return NOT_TAKEN;
        }
        if (block[at] == quote) {
            return appendQuoted(block, at + 1, to, column, rows);
        }
        if (column >= 0) {
            PrefixParser parser = parsers[column];
            int end = parser.read(block, at, to);
            if (end >= 0 && (block[end] == delimiter || block[end] == '\n' || block[end] == '\r' && isLast)) {
                parser.append(rows.column(column));
                return end;
            }
        }
        int end = cellEnd.find(block, at, to);
        if (end == to) {
            return NOT_TAKEN;
        }
        if (isLast && end > at && block[end] == '\n' && block[end - 1] == '\r') {
            end--;
        }
        return column < 0 || appendText(block, at, end, column, rows) ? end : NOT_TAKEN;
    }

    private boolean appendText(byte[] block, int from, int to, int column, BatchBuilder rows) {
        CellReader reader = readers[column];
        ColumnBuilder out = rows.column(column);
        return from == to ? reader.readNull(out) : reader.read(block, from, to, cellEnd.isAscii(), out);
    }

    /** A quoted cell on one line without a quote in it. */
    private int appendQuoted(byte[] block, int from, int to, int column, BatchBuilder rows) {
        int end = quotedEnd.find(block, from, to);
        if (end + 1 >= to || block[end] == '\n' || block[end + 1] == quote) {
            return NOT_TAKEN;
        }
        boolean fits = column < 0 || readers[column].read(block, from, end, quotedEnd.isAscii(), rows.column(column));
        return fits ? end + 1 : NOT_TAKEN;
    }
}
