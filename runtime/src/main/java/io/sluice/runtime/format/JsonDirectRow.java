package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.PrefixParser;
import java.util.List;

/**
 * Reads most objects that stand on a line of their own in one pass from bytes to columns. A line that it does not take, for any reason, is judged by
 * {@link JsonScanner}: what it takes reads the same there. Not thread-safe.
 */
final class JsonDirectRow {
    /** The line was not taken. */
    static final int NOT_TAKEN = -1;

    private final JsonCell[] cells;
    private final PrefixParser[] parsers;
    private final JsonKeys keys;
    private final JsonScanner scanner = new JsonScanner();
    private final TextEnd textEnd = TextEnd.atOrControl((byte) '"', (byte) '\\');
    private final TextEnd nameEnd = TextEnd.atOrControl((byte) '"', (byte) '\\');
    /** The last row in which each column had a value. */
    private final long[] filled;

    private long row;

    JsonDirectRow(List<Field> fields, JsonCell[] cells) {
        this.cells = cells;
        this.parsers =
                fields.stream().map(field -> new PrefixParser(field.type())).toArray(PrefixParser[]::new);
        this.keys = new JsonKeys(fields);
        this.filled = new long[cells.length];
    }

    /** Appends the object at {@code from} and gives where the next line starts, or {@link #NOT_TAKEN} with nothing appended. */
    int append(byte[] block, int from, int to, BatchBuilder rows) {
        row++;
        int end = appendFields(block, from, to, rows);
        if (end < 0 || !appendMissing(block, rows)) {
            rows.abandonRow();
            return NOT_TAKEN;
        }
        rows.endRow();
        return end;
    }

    private boolean appendMissing(byte[] block, BatchBuilder rows) {
        for (int column = 0; column < filled.length; column++) {
            if (filled[column] != row
                    && cells[column].read(JsonScanner.NULL, block, 0, 0, true, rows.column(column)) != null) {
                return false;
            }
        }
        return true;
    }

    private int appendFields(byte[] block, int from, int to, BatchBuilder rows) {
        JsonKeys.Key key = keys.start();
        int at = from;
        while (true) {
            int value = key.pass(block, at, to);
            if (value >= 0) {
                key = key.next();
            } else {
                boolean isFirst = key == keys.start();
                int mark = blanks(block, at, to);
                if (!isFirst && mark < to && block[mark] == '}') {
                    return lineEnd(block, mark + 1, to);
                }
                int name = blanks(block, mark + 1, to);
                if (name >= to || block[mark] != (isFirst ? '{' : ',') || block[name] != '"') {
                    return NOT_TAKEN;
                }
                int nameStop = nameEnd.find(block, name + 1, to);
                int colon = blanks(block, nameStop + 1, to);
                if (colon >= to || block[nameStop] != '"' || block[colon] != ':') {
                    return NOT_TAKEN;
                }
                value = blanks(block, colon + 1, to);
                key = keys.found(key, block, name + 1, nameStop, at, value);
            }
            at = appendValue(block, value, to, key.column(), rows);
            if (at < 0) {
                return NOT_TAKEN;
            }
        }
    }

    /** Where the next line starts if nothing else comes on this one. */
    private static int lineEnd(byte[] block, int from, int to) {
        int at = blanks(block, from, to);
        return at < to && block[at] == '\n' ? at + 1 : NOT_TAKEN;
    }

    /** Gives where the value ends, or {@link #NOT_TAKEN}. */
    private int appendValue(byte[] block, int from, int to, int column, BatchBuilder rows) {
        if (column >= 0) {
            if (filled[column] == row) {
                return NOT_TAKEN;
            }
            filled[column] = row;
        }
        int at = blanks(block, from, to);
        if (at >= to || block[at] == '\n') {
            return NOT_TAKEN;
        }
        return block[at] == '"' ? appendText(block, at + 1, to, column, rows) : appendBare(block, at, to, column, rows);
    }

    private int appendText(byte[] block, int from, int to, int column, BatchBuilder rows) {
        if (column >= 0) {
            int end = parsers[column].read(block, from, to);
            if (end >= 0 && block[end] == '"') {
                parsers[column].append(rows.column(column));
                return end + 1;
            }
        }
        int end = textEnd.find(block, from, to);
        boolean ascii = textEnd.isAscii();
        byte kind = JsonScanner.STRING;
        while (end + 1 < to && block[end] == '\\' && block[end + 1] >= ' ') {
            kind = JsonScanner.ESCAPED;
            end = textEnd.find(block, end + 2, to);
            ascii &= textEnd.isAscii();
        }
        if (end >= to || block[end] != '"') {
            return NOT_TAKEN;
        }
        return appendCell(kind, block, from, end, ascii, column, rows) ? end + 1 : NOT_TAKEN;
    }

    private int appendBare(byte[] block, int from, int to, int column, BatchBuilder rows) {
        if (column >= 0 && parsers[column].isNumeric()) {
            int end = parsers[column].read(block, from, to);
            if (end >= 0 && isBehindValue(block[end])) {
                parsers[column].append(rows.column(column));
                return end;
            }
        }
        scanner.set(block, from, to);
        byte kind = scanner.value();
        int end = scanner.at();
        boolean nested = kind == JsonScanner.OBJECT || kind == JsonScanner.ARRAY;
        if (kind == JsonScanner.BAD || end == to || nested && Lines.end(block, from, end) >= 0) {
            return NOT_TAKEN;
        }
        return appendCell(kind, block, from, end, scanner.isAscii(), column, rows) ? end : NOT_TAKEN;
    }

    private boolean appendCell(
            byte kind, byte[] block, int from, int to, boolean ascii, int column, BatchBuilder rows) {
        if (column < 0) {
            return true;
        }
        ColumnBuilder out = rows.column(column);
        return cells[column].read(kind, block, from, to, ascii, out) == null;
    }

    private static boolean isBehindValue(byte b) {
        return b == ',' || b == '}' || b == ' ' || b == '\t' || b == '\r';
    }

    /** The first place from {@code from} on that is not blank; line ends are no blanks here. */
    private static int blanks(byte[] block, int from, int to) {
        int at = from;
        while (at < to && (block[at] == ' ' || block[at] == '\t' || block[at] == '\r')) {
            at++;
        }
        return at;
    }
}
