package io.sluice;

import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Feeds rows into a stream or table. For one thread at a time; make one per thread. Rows are checked when appended and handed over
 * by {@link #flush()}, by {@link #close()} and by itself when many have gathered; a full engine makes the caller wait.
 *
 * <pre>{@code
 * try (Appender words = ctx.appender("words")) {
 *     words.append("to");
 *     words.append("be");
 * }
 * }</pre>
 */
public interface Appender extends AutoCloseable {
    /**
     * One row, in column order; values as {@link PreparedSql#execute} takes them. PARAMETER_MISMATCH for another number or type of values; a
     * row refused leaves those before it as they were.
     */
    void append(Object... row);

    /** All rows of an Arrow batch whose columns have the stream's types, in order; PARAMETER_MISMATCH otherwise. They are copied: the batch stays the caller's. */
    void append(VectorSchemaRoot batch);

    /**
     * Like {@link #append(VectorSchemaRoot)}, but without copying: the engine takes references to the buffers. The caller may close or
     * clear the batch, but must not write into its buffers any more, nor close their allocator before the engine.
     */
    void appendShared(VectorSchemaRoot batch);

    /** Hands over what was appended; the next tick takes it. */
    void flush();

    /** Flushes and frees. */
    @Override
    void close();
}
