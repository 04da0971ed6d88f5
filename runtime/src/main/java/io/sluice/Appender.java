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
    /** One row, in column order; values as {@link PreparedSql#execute} takes them. */
    void append(Object... row);

    /** All rows of an Arrow batch whose columns have the stream's types, in order; copied or shared, never changed. */
    void append(VectorSchemaRoot batch);

    /** Hands over what was appended; the next tick takes it. */
    void flush();

    /** Flushes and frees. */
    @Override
    void close();
}
