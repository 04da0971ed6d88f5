package io.sluice.runtime.format;

import java.util.Optional;

/**
 * Reads rows from blocks of bytes. One input (a file, a connection) starts with {@link #begin}; then {@link #decode} is called with what
 * was not used yet followed by newer bytes. Never throws for what is in the bytes: a row that cannot be read is
 * reported to the {@link RowOutput}. Not thread-safe.
 */
public interface RowDecoder {
    /** {@link #begin} needs more bytes. */
    int NEEDS_MORE = -1;

    /**
     * Reads what comes before the first row: byte order mark, header, opening bracket.
     *
     * @param last nothing follows the block
     * @return bytes used, from {@code from}; {@link #NEEDS_MORE} when the block ends too early
     */
    int begin(byte[] block, int from, int to, boolean last, RowOutput out);

    /**
     * Reads whole rows until the block has no further one or the output is full.
     *
     * @param last nothing follows the block, so what is left is a row
     * @return where the first row not yet read starts; counts lines in {@code out}
     */
    int decode(byte[] block, int from, int to, boolean last, RowOutput out);

    /**
     * A decoder that goes on with the same input at another line, for another thread; empty when rows of this input do not end with lines.
     * After {@link #begin}.
     */
    default Optional<RowDecoder> another() {
        return Optional.empty();
    }

    /**
     * Reads, at the end of an input that may grow, what is certainly whole though its line end has not come.
     *
     * @return as {@link #decode}
     */
    default int decodeUnterminated(byte[] block, int from, int to, RowOutput out) {
        return from;
    }
}
