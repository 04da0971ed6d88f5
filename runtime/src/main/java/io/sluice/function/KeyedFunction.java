package io.sluice.function;

import java.time.Instant;

/**
 * Rows for rows and for the passing of time, with state for each key: for what joins, windows and patterns cannot say. It reads rows that only
 * come, in standing queries.
 *
 * <pre>{@code
 * // One row for each user who has been silent for a minute of event time.
 * public final class Silence implements KeyedFunction<Silence.Last, Silence.Alert> {
 *     public static final class Last implements Serializable { Instant seen; }
 *     public record Alert(String user, LocalDateTime since) {}
 *
 *     public Last createState() { return new Last(); }
 *
 *     public void onRow(Last last, Row row, Context<Alert> context) {
 *         if (last.seen != null) { context.cancelEventTimer(last.seen.plusSeconds(60)); }
 *         last.seen = row.getInstant("ts");
 *         context.registerEventTimer(last.seen.plusSeconds(60));
 *     }
 *
 *     public void onTimer(Last last, Instant time, Context<Alert> context) {
 *         context.emit(new Alert((String) context.key(0), LocalDateTime.ofInstant(last.seen, ZoneOffset.UTC)));
 *         context.clear();
 *     }
 * }
 * ctx.registerFunction("silence", new Silence());
 * ctx.execute("CREATE MATERIALIZED VIEW silent AS SELECT * FROM TABLE(silence(TABLE clicks, DESCRIPTOR(user_name)))");
 * }</pre>
 *
 * <p>Rows of a key come in the order in which the engine took them; its timers follow at the end of each tick, in the order of their times.
 * What {@code onRow} throws is the row's error; the state keeps what was changed before. What {@code onTimer} throws fails the query.
 *
 * @param <S> the state of a key; {@link #serializer()} must be able to write it
 * @param <R> a row that is given out: a record gives one column for each component, anything else is one column {@code value}
 */
public interface KeyedFunction<S, R> extends UserDefinedFunction {
    /** The state of a key that was not seen before, or cleared. */
    S createState();

    /** A row of the key. */
    void onRow(S state, Row row, Context<R> context);

    /** The time of a timer has come: the watermark, or the clock, has passed it. Does nothing unless overridden. */
    default void onTimer(S state, Instant time, Context<R> context) {}

    /** Writes states for checkpoints. By default with Java's serialization. */
    default StateSerializer<S> serializer() {
        return StateSerializer.java();
    }

    /**
     * What a call can do; valid during the call.
     *
     * @param <R> the rows given out
     */
    interface Context<R> {
        /** A value of the key, in the order of DESCRIPTOR, in the forms of {@link Row}. */
        Object key(int index);

        /** Gives a row. */
        void emit(R row);

        /** Calls {@link #onTimer} once the watermark has passed that time; a second timer of the same time is the same timer. */
        void registerEventTimer(Instant time);

        /** Calls {@link #onTimer} once the engine's clock has reached that time. */
        void registerClockTimer(Instant time);

        /** Does nothing when there is no such timer. */
        void cancelEventTimer(Instant time);

        /** Does nothing when there is no such timer. */
        void cancelClockTimer(Instant time);

        /** Forgets the key's state and timers when the call returns. */
        void clear();

        /** Up to where event time is complete; {@link Instant#MIN} when that is not known. */
        Instant watermark();

        /** The engine's clock, the same for a whole tick. */
        Instant now();
    }
}
