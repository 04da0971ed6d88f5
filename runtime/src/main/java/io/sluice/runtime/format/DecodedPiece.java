package io.sluice.runtime.format;

import io.sluice.connector.SourceOutput;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.List;

/** Rows and bad rows of a piece of a block, until those in front of it are known. For one thread at a time. */
final class DecodedPiece implements SourceOutput, AutoCloseable {
    private final RowDecoder decoder;
    private final RowOutput out;
    private final BatchBuilder rows;
    private final int most;
    private final List<Bad> bad = new ArrayList<>();
    private int end;

    /** @param line how many lines of the piece come before it */
    private record Bad(String raw, long line, String reason) {}

    /** @param target what the rows are for */
    DecodedPiece(RowDecoder decoder, RowOutput target) {
        this.decoder = decoder;
        this.rows = target.rows().another();
        this.most = target.room();
        this.out = new RowOutput(target.maxLineBytes());
        out.to(this);
        out.from("", 0);
    }

    void decode(byte[] block, int from, int to, boolean last) {
        end = decoder.decode(block, from, to, last, out);
    }

    /** Where the first row that was not read starts. */
    int end() {
        return end;
    }

    /** Hands everything over; false, with nothing done, when that would fill the target, which may have to stop in the middle. */
    boolean moveTo(RowOutput target) {
        if (rows.rowCount() >= target.roomForBatch()) {
            return false;
        }
        bad.forEach(row -> target.badAhead(row.line, row.raw, row.reason));
        target.advance((int) out.line());
        if (rows.rowCount() > 0) {
            target.emit(rows.build());
        }
        return true;
    }

    @Override
    public BatchBuilder rows() {
        return rows;
    }

    @Override
    public void emit(ChangeBatch batch) {
        throw new UnsupportedOperationException("decoders append rows");
    }

    @Override
    public boolean isFull() {
        return room() == 0;
    }

    @Override
    public int room() {
        return Math.max(0, most - rows.rowCount());
    }

    @Override
    public void badRow(String raw, String where, String reason) {
        bad.add(new Bad(raw, out.line(), reason));
    }

    @Override
    public void close() {
        rows.close();
    }
}
