package io.sluice.runtime.format;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import java.util.Optional;

/** Reads each line, without its line end, as one VARCHAR; an empty line is an empty string. */
public final class LineDecoder implements RowDecoder {
    private final RowType rowType;
    private final CellReader reader;

    /** @param rowType of one VARCHAR column */
    public LineDecoder(RowType rowType) {
        this.rowType = rowType;
        this.reader = new CellReader(rowType.field(0));
    }

    @Override
    public int begin(byte[] block, int from, int to, boolean last, RowOutput out) {
        int start = ByteOrderMark.skip(block, from, to, last);
        return start < 0 ? NEEDS_MORE : start - from;
    }

    @Override
    public int decode(byte[] block, int from, int to, boolean last, RowOutput out) {
        BatchBuilder rows = out.rows();
        int at = from;
        while (at < to && !out.isFull()) {
            int next = Lines.end(block, at, to);
            if (next < 0) {
                if (!last) {
                    break;
                }
                next = to;
            }
            append(block, at, next, rows, out);
            out.advance(1);
            at = next;
        }
        return at;
    }

    @Override
    public Optional<RowDecoder> another() {
        return Optional.of(new LineDecoder(rowType));
    }

    private void append(byte[] block, int start, int next, BatchBuilder rows, RowOutput out) {
        if (next - start > out.maxLineBytes()) {
            out.bad(block, start, next, out.tooLong(next - start));
            return;
        }
        int end = next;
        if (end > start && block[end - 1] == '\n') {
            end--;
            if (end > start && block[end - 1] == '\r') {
                end--;
            }
        }
        if (reader.read(block, start, end, false, rows.column(0))) {
            rows.endRow();
        } else {
            out.bad(block, start, end, reader.reason(block, start, end));
        }
    }
}
