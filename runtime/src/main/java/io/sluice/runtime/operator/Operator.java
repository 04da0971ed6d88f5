package io.sluice.runtime.operator;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/**
 * One step of a dataflow. In each tick the engine calls {@link #process} any number of times, for each input in turn, then
 * {@link #endTick} once; one thread at a time, not always the same. The same calls give the same output, byte for byte.
 *
 * <p>Buffers: a batch given to {@code process} belongs to the operator, which closes it or passes it on; a batch given to
 * {@code out} belongs to the receiver. After {@link #close()} the operator holds no buffer.
 *
 * <p>Errors: rows whose expressions fail are reported to {@link RejectedRows} and left out; any exception thrown fails the query.
 */
public interface Operator extends AutoCloseable {
    /** Takes changes of one input (0 for the only or left one). */
    void process(int input, ChangeBatch batch, Output out);

    /** Ends the tick: what waited for it is emitted, what can no longer change is freed. */
    void endTick(Tick tick, Output out);

    /**
     * The clock, in microseconds since the epoch, at which it has something to do even when nothing arrives; asked between ticks. A query
     * whose inputs are silent is not ticked before.
     */
    default long nextDue() {
        return Long.MAX_VALUE;
    }

    /** Whether no row that may still come in this tick can change what it emits. */
    default boolean isSatisfied() {
        return false;
    }

    /**
     * Whether it has a use for the {@linkplain ChangeBatch#numbers numbers} of its input's rows; others are given batches without. Only one that
     * looks at each row alone and keeps their order may pass them on.
     */
    default boolean keepsRowNumbers() {
        return false;
    }

    /** Writes all state that outlives a tick; called between ticks. */
    void snapshot(StateWriter writer);

    /** Reads what {@link #snapshot} of an equal operator wrote; called before the first tick. */
    void restore(StateReader reader);

    /** Bytes of state held between ticks, on heap and off. */
    long stateBytes();

    /** Entries of state: groups, rows, keys; 0 for stateless operators. */
    long stateRows();

    /** Frees all buffers; may be called twice. */
    @Override
    void close();
}
