package io.sluice;

import io.sluice.planner.type.Field;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows of a query, read forward. Read either row by row or batch by batch, from one thread; {@link #cancel()} and {@link #close()}
 * may come from any. Columns count from 0. It holds buffers of its tick: close it.
 *
 * <pre>{@code
 * try (QueryResult changes = ctx.query("SELECT * FROM counts EMIT CHANGES")) {
 *     while (changes.next(1_000)) {
 *         System.out.println(changes.getString(1) + " " + changes.getString(2));
 *     }
 * }
 * }</pre>
 */
public interface QueryResult extends AutoCloseable {
    List<Field> columns();

    /** The tick whose state a snapshot shows; for change streams the tick of the current row. */
    long tick();

    /** True for change streams, whose rows have no end. */
    boolean isEndless();

    /** Goes to the next row; waits for one in a change stream. False at the end. QUERY_CANCELLED after {@link #cancel()}. */
    boolean next();

    /** Like {@link #next()}, but gives up after that many milliseconds: then false, and {@link #isExhausted()} is false. */
    boolean next(long timeoutMillis);

    /** True once no row will ever come. */
    boolean isExhausted();

    boolean isNull(int column);

    /** Of any integer column; 0 for NULL. */
    long getLong(int column);

    /** Of any numeric column; 0 for NULL. */
    double getDouble(int column);

    boolean getBoolean(int column);

    /** The value as SQL text ({@code 2026-01-31 10:00:00.5}), as the shell shows it; null for NULL. */
    String getString(int column);

    /**
     * The value for Java people: Boolean, Byte … Long, Float, Double, BigDecimal, String, byte[], LocalDate, LocalTime, LocalDateTime
     * (TIMESTAMP), Instant (TIMESTAMP_LTZ), Duration, Period, List, Map; null for NULL.
     */
    Object getObject(int column);

    /**
     * The remaining rows of the current batch, or the next batch; null at the end. The root belongs to the result and is valid until the next
     * call.
     */
    VectorSchemaRoot nextBatch();

    /** Ends a waiting or running read with QUERY_CANCELLED. */
    void cancel();

    @Override
    void close();
}
