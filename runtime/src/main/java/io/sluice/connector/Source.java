package io.sluice.connector;

import java.util.Optional;

/**
 * Rows from outside. The engine opens it once and then polls it, one call at a time, from the tick; a source that must wait for
 * the outside does so on a thread of its own behind a bounded queue.
 */
public interface Source extends AutoCloseable {
    /** What a poll found. */
    enum State {
        /** More can be had at once. */
        MORE,
        /** Nothing more for the moment. */
        IDLE,
        /** Nothing will ever come again. */
        ENDED
    }

    /**
     * Opens the source.
     *
     * @param after a position this source once reported: it goes on behind it; empty for the start
     */
    void open(Optional<SourcePosition> after);

    /** Appends rows to {@code out} until its limit is reached or nothing more is at hand; never waits. */
    State poll(SourceOutput out);

    /** The position behind the last polled row: with the same one, {@link #open} goes on exactly there. */
    SourcePosition position();

    /**
     * For replayable sources: makes the next polls end ({@link State#ENDED}) exactly at this position, so that a late query sees what the
     * stream has accepted so far and not a row more. Called before {@link #open}.
     */
    default void stopAt(SourcePosition end) {
        throw new UnsupportedOperationException();
    }

    /** Rows or bytes known to wait outside, for progress; −1 when unknown. */
    default Progress progress() {
        return Progress.UNKNOWN;
    }

    /**
     * Whether what the source holds now can be read to an end, where polls first give {@link State#IDLE} or {@link State#ENDED}: a new
     * materialized view waits for that. Called after {@link #open}. By default true if and only if the total is known.
     */
    default boolean isBounded() {
        return progress().total() >= 0;
    }

    /** How far a bounded source has come; both −1 when unknown. */
    record Progress(long done, long total) {
        public static final Progress UNKNOWN = new Progress(-1, -1);
    }

    /**
     * Whether no row that it appends breaks what the columns declare, because the source itself looks at every value and reports rows that do.
     * Then values of columns that nobody reads need not be kept.
     */
    default boolean checksRows() {
        return false;
    }

    /** Stops all threads and frees everything; may be called twice. */
    @Override
    void close();
}
