package io.sluice.runtime.format;

import io.sluice.connector.SourceOutput;
import java.util.Arrays;

/** Decodes bytes that come piece by piece and are not kept, such as those of a connection. Not thread-safe. */
public final class StreamDecoder {
    private static final int SHOWN_BYTES = 1_000;

    private final RowDecoder decoder;
    private final RowOutput out;
    private byte[] block = new byte[1 << 12];
    private int from;
    private int to;
    private boolean begun;
    private boolean ended;
    private boolean brokenOff;
    /** Start of a line that is too long and being passed over; null for none. */
    private byte[] skipped;

    private long skippedBytes;

    /** @param origin for messages about bad rows */
    public StreamDecoder(RowDecoder decoder, int maxLineBytes, String origin) {
        this.decoder = decoder;
        this.out = new RowOutput(maxLineBytes);
        out.from(origin, 1);
    }

    /** Takes more bytes, which are copied. */
    public void add(byte[] bytes, int length) {
        if (from > 0) {
            System.arraycopy(block, from, block, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to + length > block.length) {
            block = Arrays.copyOf(block, Math.max(to + length, block.length * 2));
        }
        System.arraycopy(bytes, 0, block, to, length);
        to += length;
    }

    /** Nothing follows: what is left is a row. */
    public void end() {
        ended = true;
    }

    /** Nothing follows because of an error: what is left is no row but reported. */
    public void breakOff() {
        brokenOff = true;
    }

    /** Decodes what is there; false when {@code target} became full first, so that there may be more. */
    public boolean decode(SourceOutput target) {
        out.to(target);
        if (skipped != null && !skip()) {
            return true;
        }
        if (!begun) {
            int used = decoder.begin(block, from, to, ended, out);
            if (used == RowDecoder.NEEDS_MORE) {
                return true;
            }
            begun = true;
            from += used;
        }
        from = decoder.decode(block, from, to, ended, out);
        if (out.isFull()) {
            return from == to;
        }
        if (brokenOff && from < to) {
            out.bad(block, from, to, "the connection broke off inside the row");
            from = to;
        }
        if (to - from > out.maxLineBytes() && Lines.end(block, from, to) < 0) {
            skipped = Arrays.copyOfRange(block, from, from + Math.min(to - from, SHOWN_BYTES));
            skippedBytes = 0;
            skip();
        }
        return true;
    }

    /** Passes over a line that is too long; false when its end has not come. */
    private boolean skip() {
        int lineEnd = Lines.end(block, from, to);
        int next = lineEnd < 0 ? to : lineEnd;
        skippedBytes += next - from;
        from = next;
        if (lineEnd < 0 && !ended) {
            return false;
        }
        out.bad(skipped, 0, skipped.length, out.tooLong(skippedBytes));
        out.advance(1);
        skipped = null;
        return true;
    }
}
