package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads JSON objects: one a line, or the elements of an array, or pretty-printed ones after each other. Fields go to the columns of
 * their names, ignoring case; others are passed over, missing ones are NULL, of equal ones the last counts.
 */
public final class JsonDecoder implements RowDecoder {
    private static final byte MISSING = -2;

    private final RowType rowType;
    private final JsonCell[] cells;
    private final JsonDirectRow direct;
    private final JsonNames names;
    private final JsonScanner scanner = new JsonScanner();
    private final JsonScanner framer = new JsonScanner();
    private final byte[] kinds;
    private final int[] starts;
    private final int[] stops;

    /** Objects are told apart by their braces, not by line ends. */
    private boolean byBraces;

    private String problem = "";

    public JsonDecoder(RowType rowType) {
        this(rowType, true);
    }

    /** @param direct false to have every object judged by the scanner, with the same result */
    JsonDecoder(RowType rowType, boolean direct) {
        this.rowType = rowType;
        this.cells = rowType.fields().stream().map(JsonCell::new).toArray(JsonCell[]::new);
        this.direct = direct ? new JsonDirectRow(rowType.fields(), cells) : null;
        this.names = new JsonNames(rowType.fields());
        this.kinds = new byte[cells.length];
        this.starts = new int[cells.length];
        this.stops = new int[cells.length];
    }

    @Override
    public int begin(byte[] block, int from, int to, boolean last, RowOutput out) {
        byBraces = false;
        int start = ByteOrderMark.skip(block, from, to, last);
        if (start < 0) {
            return NEEDS_MORE;
        }
        int first = JsonFrames.skipBlanks(block, start, to);
        boolean undecided = first == to || block[first] == '{' && JsonFrames.skipBlanks(block, first + 1, to) == to;
        if (undecided && !last && to - start <= out.maxLineBytes()) {
            return NEEDS_MORE;
        }
        if (first < to && block[first] == '[') {
            byBraces = true;
            out.advance(JsonFrames.lines(block, start, first));
            return first + 1 - from;
        }
        // A brace alone on the first line begins an object over many lines.
        byBraces = first < to
                && block[first] == '{'
                && JsonFrames.lines(block, first, JsonFrames.skipBlanks(block, first + 1, to)) > 0;
        return start - from;
    }

    @Override
    public int decode(byte[] block, int from, int to, boolean last, RowOutput out) {
        return byBraces ? decodeObjects(block, from, to, last, out) : decodeLines(block, from, to, last, out);
    }

    @Override
    public Optional<RowDecoder> another() {
        return byBraces ? Optional.empty() : Optional.of(new JsonDecoder(rowType, direct != null));
    }

    /** An object that has its closing brace is whole. */
    @Override
    public int decodeUnterminated(byte[] block, int from, int to, RowOutput out) {
        framer.set(block, from, to);
        if (byBraces || framer.value() != JsonScanner.OBJECT || !framer.isAtEnd() || to - from > out.maxLineBytes()) {
            return from;
        }
        append(block, from, to, out.rows(), out);
        return to;
    }

    private int decodeLines(byte[] block, int from, int to, boolean last, RowOutput out) {
        BatchBuilder rows = out.rows();
        int at = from;
        while (at < to && !out.isFull()) {
            int next = appendDirectly(block, at, to, rows, out);
            if (next >= 0) {
                out.advance(1);
                at = next;
                continue;
            }
            next = Lines.end(block, at, to);
            if (next < 0) {
                if (!last) {
                    break;
                }
                next = to;
            }
            if (next - at > out.maxLineBytes()) {
                out.bad(block, at, next, out.tooLong(next - at));
            } else {
                append(block, at, next, rows, out);
            }
            out.advance(1);
            at = next;
        }
        return at;
    }

    private int appendDirectly(byte[] block, int at, int to, BatchBuilder rows, RowOutput out) {
        int limit = (int) Math.min(to, (long) at + out.maxLineBytes());
        return direct == null ? JsonDirectRow.NOT_TAKEN : direct.append(block, at, limit, rows);
    }

    private int decodeObjects(byte[] block, int from, int to, boolean last, RowOutput out) {
        BatchBuilder rows = out.rows();
        int at = from;
        while (at < to && !out.isFull()) {
            byte b = block[at];
            if (JsonFrames.isBlank(b) || b == ',' || b == ']') {
                out.advance(b == '\n' ? 1 : 0);
                at++;
                continue;
            }
            framer.set(block, at, to);
            byte kind = framer.value();
            int next = framer.stop();
            boolean tooLong = (kind == JsonScanner.OBJECT ? next : to) - at > out.maxLineBytes();
            if (kind == JsonScanner.OBJECT && !tooLong) {
                append(block, at, next, rows, out);
                out.advance(JsonFrames.lines(block, at, next));
            } else {
                next = Lines.end(block, at, to);
                boolean cutOff = kind == JsonScanner.BAD && framer.at() == to && !tooLong;
                if (!last && (cutOff || next < 0)) {
                    break;
                }
                next = next < 0 ? to : next;
                out.bad(block, at, next, tooLong ? out.tooLong(to - at) : "expected a JSON object that is whole");
                out.advance(1);
            }
            at = next;
        }
        return at;
    }

    private void append(byte[] block, int start, int end, BatchBuilder rows, RowOutput out) {
        if (!scan(block, start, end)) {
            if (!problem.isEmpty()) {
                out.bad(block, start, end, problem);
            }
            return;
        }
        boolean ascii = scanner.isAscii();
        for (int column = 0; column < cells.length; column++) {
            byte kind = kinds[column] == MISSING ? JsonScanner.NULL : kinds[column];
            String reason = cells[column].read(kind, block, starts[column], stops[column], ascii, rows.column(column));
            if (reason != null) {
                rows.abandonRow();
                out.bad(block, start, end, reason);
                return;
            }
        }
        rows.endRow();
    }

    /** Finds the values of an object; false with a problem, or without one when there is nothing but blanks. */
    private boolean scan(byte[] block, int start, int end) {
        Arrays.fill(kinds, MISSING);
        problem = "";
        scanner.set(block, start, end);
        if (!scanner.take('{')) {
            return scanner.isAtEnd() ? false : problem("a JSON object, '{'", start);
        }
        if (scanner.take('}')) {
            return scanner.isAtEnd() || problem("nothing behind the object", start);
        }
        int place = 0;
        do {
            if (!scanner.name()) {
                return problem("a field name in quotes", start);
            }
            int column = names.column(place++, block, scanner.start(), scanner.stop());
            if (!scanner.take(':')) {
                return problem("':'", start);
            }
            byte kind = scanner.value();
            if (kind == JsonScanner.BAD) {
                return problem("a value", start);
            }
            if (column >= 0) {
                kinds[column] = kind;
                starts[column] = scanner.start();
                stops[column] = scanner.stop();
            }
        } while (scanner.take(','));
        if (!scanner.take('}')) {
            return problem("',' or '}'", start);
        }
        return scanner.isAtEnd() || problem("nothing behind the object", start);
    }

    private boolean problem(String expected, int start) {
        problem = "not JSON: expected " + expected + " at byte " + (scanner.at() - start + 1);
        return false;
    }
}
