package io.sluice.runtime.format;

import java.util.Arrays;

/** Finds the cells of one CSV row in a block of bytes, without copying. Used again for every row; not thread-safe. */
final class CsvRowScanner {
    /** The block ends before the row does. */
    static final int INCOMPLETE = -1;
    /** The row is not CSV; {@link #problem()} says why. */
    static final int MALFORMED = -2;

    static final byte PLAIN = 0;
    static final byte QUOTED = 1;
    /** Quoted, with doubled quotes inside. */
    static final byte ESCAPED = 2;

    private final byte delimiter;
    private final int quote;
    private final TextEnd cellEnd;
    private final TextEnd quotedEnd;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] kinds = new byte[16];
    private int count;
    private int lines;
    private boolean isAscii;
    private String problem = "";

    CsvRowScanner(CsvDialect dialect) {
        this.delimiter = dialect.delimiter();
        // What is no byte at all stands for none, where −1 would be the byte 0xFF.
        this.quote = dialect.quote() < 0 ? Integer.MAX_VALUE : dialect.quote();
        this.cellEnd = TextEnd.at(delimiter, (byte) '\n');
        this.quotedEnd = TextEnd.at((byte) quote, (byte) '\n');
    }

    /** Finds the cells of the row at {@code from}; gives where the next row starts, {@link #INCOMPLETE} or {@link #MALFORMED}. */
    int scan(byte[] block, int from, int to, boolean last) {
        count = 0;
        lines = 1;
        isAscii = true;
        int at = from;
        while (true) {
            if (at < to && block[at] == quote) {
                at = scanQuoted(block, at + 1, to, last);
                if (at < 0) {
                    return at;
                }
                if (at == to) {
                    return last ? to : INCOMPLETE;
                }
                if (block[at] == delimiter) {
                    at++;
                } else {
                    return endOfQuotedRow(block, at, to, last);
                }
            } else {
                int start = at;
                at = cellEnd.find(block, at, to);
                isAscii &= cellEnd.isAscii();
                if (at == to) {
                    if (!last) {
                        return INCOMPLETE;
                    }
                    put(start, withoutReturn(block, start, to), PLAIN);
                    return to;
                }
                if (block[at] == '\n') {
                    put(start, withoutReturn(block, start, at), PLAIN);
                    return at + 1;
                }
                put(start, at, PLAIN);
                at++;
            }
        }
    }

    /** Cells of the row. */
    int count() {
        return count;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /** {@link #PLAIN}, {@link #QUOTED} or {@link #ESCAPED}. */
    byte kind(int cell) {
        return kinds[cell];
    }

    /** Lines the row spans. */
    int lines() {
        return lines;
    }

    /** No byte of the row has its high bit set. */
    boolean isAscii() {
        return isAscii;
    }

    /** Nothing at all stands on the line. */
    boolean isBlank() {
        return count == 1 && kinds[0] == PLAIN && starts[0] == ends[0];
    }

    String problem() {
        return problem;
    }

    /** Copies a cell into {@code target} with doubled quotes made single; gives its length. The target has room for the raw cell. */
    int unescape(byte[] block, int cell, byte[] target) {
        int length = 0;
        for (int i = starts[cell]; i < ends[cell]; i++) {
            target[length++] = block[i];
            if (block[i] == quote) {
                i++;
            }
        }
        return length;
    }

    /** Gives where the closing quote ends. */
    private int scanQuoted(byte[] block, int from, int to, boolean last) {
        byte kind = QUOTED;
        int at = quotedEnd.find(block, from, to);
        while (at < to) {
            isAscii &= quotedEnd.isAscii();
            if (block[at] == '\n') {
                lines++;
                at++;
            } else if (at + 1 < to && block[at + 1] == quote) {
                kind = ESCAPED;
                at += 2;
            } else if (at + 1 == to && !last) {
                return INCOMPLETE;
            } else {
                put(from, at, kind);
                return at + 1;
            }
            at = quotedEnd.find(block, at, to);
        }
        problem = "a quote is opened and never closed";
        return last ? MALFORMED : INCOMPLETE;
    }

    private int endOfQuotedRow(byte[] block, int at, int to, boolean last) {
        if (block[at] == '\n') {
            return at + 1;
        }
        if (block[at] == '\r') {
            if (at + 1 == to) {
                return last ? to : INCOMPLETE;
            }
            if (block[at + 1] == '\n') {
                return at + 2;
            }
        }
        problem = "text follows a closing quote in cell " + count;
        return MALFORMED;
    }

    private static int withoutReturn(byte[] block, int start, int end) {
        return end > start && block[end - 1] == '\r' ? end - 1 : end;
    }

    private void put(int start, int end, byte kind) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count++] = kind;
    }
}
