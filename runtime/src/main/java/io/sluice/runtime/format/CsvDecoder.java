package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads CSV. With a header, cells go to the columns of their names, in any order and case, and cells of other names are
 * ignored; without one, by position. When a row's quotes make no sense only its first line is given up, so that one lost
 * quote cannot swallow the rows behind it.
 */
public final class CsvDecoder implements RowDecoder {
    private final CsvDialect dialect;
    private final RowType rowType;
    private final CsvRowScanner row;
    private final CsvDirectRow direct;
    private final CellReader[] readers;
    private final byte[] nullText;
    /** Cell of each column; −1 for none. */
    private final int[] cells;

    private int width;
    private byte[] scratch = new byte[256];

    public CsvDecoder(CsvDialect dialect, RowType rowType) {
        this(dialect, rowType, true);
    }

    /** @param direct false to have every row judged by the scanner, with the same result */
    CsvDecoder(CsvDialect dialect, RowType rowType, boolean direct) {
        this.dialect = dialect;
        this.rowType = rowType;
        this.row = new CsvRowScanner(dialect);
        this.nullText = dialect.nullText().getBytes(StandardCharsets.UTF_8);
        this.readers = rowType.fields().stream().map(CellReader::new).toArray(CellReader[]::new);
        this.direct = direct ? new CsvDirectRow(dialect, rowType.fields(), readers) : null;
        this.cells = new int[readers.length];
        byPosition();
    }

    @Override
    public int begin(byte[] block, int from, int to, boolean last, RowOutput out) {
        byPosition();
        int start = ByteOrderMark.skip(block, from, to, last);
        if (start < 0 || dialect.header() == CsvDialect.Header.FALSE) {
            return start < 0 ? NEEDS_MORE : start - from;
        }
        if (start == to) {
            return last ? to - from : NEEDS_MORE;
        }
        int end = row.scan(block, start, to, last);
        if (end == CsvRowScanner.INCOMPLETE) {
            return to - start > out.maxLineBytes() ? start - from : NEEDS_MORE;
        }
        if (end == CsvRowScanner.MALFORMED) {
            return start - from;
        }
        List<String> names = CsvCells.columnNames(CsvCells.texts(row, block));
        if (dialect.header() == CsvDialect.Header.AUTO && !CsvCells.isHeader(names, rowType)) {
            return start - from;
        }
        byName(names, block, start, end, out);
        out.advance(row.lines());
        return end - from;
    }

    @Override
    public int decode(byte[] block, int from, int to, boolean last, RowOutput out) {
        BatchBuilder rows = out.rows();
        int at = from;
        while (at < to && !out.isFull()) {
            int next = appendDirectly(block, at, to, rows, out);
            if (next >= 0) {
                out.advance(1);
                at = next;
                continue;
            }
            int end = row.scan(block, at, to, last);
            int lines = 1;
            if (end >= 0 && end - at <= out.maxLineBytes()) {
                lines = row.lines();
                if (width == 1 || !row.isBlank()) {
                    append(block, at, end, rows, out);
                }
            } else {
                end = giveUpLine(block, at, end, to, last, out);
                if (end < 0) {
                    break;
                }
            }
            out.advance(lines);
            at = end;
        }
        return at;
    }

    private int appendDirectly(byte[] block, int at, int to, BatchBuilder rows, RowOutput out) {
        int limit = (int) Math.min(to, (long) at + out.maxLineBytes());
        return direct == null ? CsvDirectRow.NOT_TAKEN : direct.append(block, at, limit, rows);
    }

    @Override
    public Optional<RowDecoder> another() {
        CsvDecoder other = new CsvDecoder(dialect, rowType, direct != null);
        other.layOut(width, cells);
        return Optional.of(other);
    }

    /** Reports the first line of a row that is not one; −1 when more bytes must come first. */
    private int giveUpLine(byte[] block, int at, int end, int to, boolean last, RowOutput out) {
        boolean tooLong = (end >= 0 ? end : to) - at > out.maxLineBytes();
        if (end == CsvRowScanner.INCOMPLETE && !tooLong) {
            return -1;
        }
        int lineEnd = Lines.end(block, at, to);
        if (lineEnd < 0 && !last) {
            return -1;
        }
        int next = lineEnd < 0 ? to : lineEnd;
        if (next - at > out.maxLineBytes()) {
            out.bad(block, at, next, out.tooLong(next - at));
        } else if (end == CsvRowScanner.MALFORMED) {
            out.bad(block, at, next, row.problem());
        } else {
            out.bad(block, at, next, "a quote is opened and not closed within max_line_bytes = " + out.maxLineBytes());
        }
        return next;
    }

    private void append(byte[] block, int start, int end, BatchBuilder rows, RowOutput out) {
        if (row.count() != width) {
            out.bad(block, start, end, row.count() + " cells where " + width + " were expected");
            return;
        }
        boolean ascii = row.isAscii();
        for (int column = 0; column < readers.length; column++) {
            String problem = appendCell(block, column, ascii, rows);
            if (problem != null) {
                rows.abandonRow();
                out.bad(block, start, end, problem);
                return;
            }
        }
        rows.endRow();
    }

    /** Gives why the cell does not fit; null when it does. */
    private String appendCell(byte[] block, int column, boolean ascii, BatchBuilder rows) {
        CellReader reader = readers[column];
        int cell = cells[column];
        if (cell < 0) {
            return reader.readNull(rows.column(column)) ? null : reader.noNull();
        }
        int from = row.start(cell);
        int to = row.end(cell);
        byte kind = row.kind(cell);
        byte[] bytes = block;
        if (kind == CsvRowScanner.PLAIN) {
            if (to - from == nullText.length && isNull(block, from, to)) {
                return reader.readNull(rows.column(column)) ? null : reader.noNull();
            }
        } else if (kind == CsvRowScanner.ESCAPED) {
            bytes = scratch(to - from);
            to = row.unescape(block, cell, bytes);
            from = 0;
        }
        return reader.read(bytes, from, to, ascii, rows.column(column)) ? null : reader.reason(bytes, from, to);
    }

    private boolean isNull(byte[] block, int from, int to) {
        return from == to || Arrays.equals(block, from, to, nullText, 0, nullText.length);
    }

    private byte[] scratch(int size) {
        if (size > scratch.length) {
            scratch = new byte[size * 2];
        }
        return scratch;
    }

    private void byPosition() {
        layOut(readers.length, IntStream.range(0, readers.length).toArray());
    }

    /** Rows have so many cells, and these are those of the columns. */
    private void layOut(int newWidth, int[] cellOfColumn) {
        width = newWidth;
        System.arraycopy(cellOfColumn, 0, cells, 0, cells.length);
        if (direct != null) {
            direct.layOut(width, cells);
        }
    }

    private void byName(List<String> names, byte[] block, int start, int end, RowOutput out) {
        int[] found = new int[cells.length];
        for (int column = 0; column < cells.length; column++) {
            found[column] = CsvCells.indexOf(names, rowType.name(column));
            if (found[column] < 0) {
                out.bad(
                        block,
                        start,
                        end,
                        "the header has no column \"" + rowType.name(column) + "\"; it is read as NULL");
            }
        }
        layOut(names.size(), found);
    }
}
