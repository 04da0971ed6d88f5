package io.sluice.runtime.format;

import io.sluice.connector.SourceOutput;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import java.nio.charset.StandardCharsets;

/** Where a decoder puts its rows, and where in the input it is, for messages. Not thread-safe. */
public final class RowOutput {
    private static final int SHOWN_BYTES = 1_000;

    private final int maxLineBytes;
    private SourceOutput out;
    private String origin = "";
    private long line = 1;
    private boolean silent;

    /** @param maxLineBytes rows longer than this are bad rows */
    public RowOutput(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** Rows go there from now on. */
    public void to(SourceOutput target) {
        this.out = target;
    }

    /** Rows come from there from now on; {@code startLine} counts from 1. */
    public void from(String name, long startLine) {
        this.origin = name;
        this.line = startLine;
    }

    /** While silent, bad rows are not reported: they were before. */
    public void silent(boolean value) {
        this.silent = value;
    }

    public int maxLineBytes() {
        return maxLineBytes;
    }

    public boolean isFull() {
        return out.isFull();
    }

    /** How many rows there is room for, without cutting them into batches; as {@link SourceOutput#room()}. */
    int room() {
        return out.room();
    }

    /** As {@link SourceOutput#roomForBatch()}. */
    long roomForBatch() {
        return out.roomForBatch();
    }

    /** Hands over a batch that was decoded elsewhere; it comes behind the rows so far. */
    void emit(ChangeBatch batch) {
        out.emit(batch);
    }

    public BatchBuilder rows() {
        return out.rows();
    }

    /** The line on which the next row starts, from 1. */
    public long line() {
        return line;
    }

    public void advance(int lines) {
        line += lines;
    }

    /** Reports {@code block[from, to)} at the current line as a row that could not be read. */
    public void bad(byte[] block, int from, int to, String reason) {
        int end = to;
        while (end > from && (block[end - 1] == '\n' || block[end - 1] == '\r')) {
            end--;
        }
        int shown = Math.min(end, from + SHOWN_BYTES);
        String raw = new String(block, from, shown - from, StandardCharsets.UTF_8);
        bad(shown < end ? raw + "…" : raw, reason);
    }

    /** Reports a row of the current line. */
    public void bad(String raw, String reason) {
        badAhead(0, raw, reason);
    }

    /** Reports a row that stands so many lines behind the current one. */
    void badAhead(long lines, String raw, String reason) {
        if (!silent) {
            out.badRow(raw, origin + ":" + (line + lines), reason);
        }
    }

    /** Why a line of so many bytes is not read. */
    public String tooLong(long bytes) {
        return "line of " + bytes + " bytes is longer than max_line_bytes = " + maxLineBytes;
    }
}
