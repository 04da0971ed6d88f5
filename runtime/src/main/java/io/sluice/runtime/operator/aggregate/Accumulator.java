package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The state of one aggregate for all groups, in columns indexed by group id. Rows of group 0 do not take part: their argument was
 * NULL or the FILTER not true. Within a tick a row may be taken back before it came; results are asked for only between ticks'
 * changes. Where rows may be taken back at all, that is said when the accumulator is made. Not thread-safe.
 */
public interface Accumulator extends AutoCloseable {
    /** Makes room for groups below {@code bound}; new ones are empty. */
    void ensureGroups(int bound);

    /**
     * Adds rows [from, to).
     *
     * @param arguments the columns of the call's arguments, then those of its order; none for COUNT(*)
     * @param ids group of each row, at the row's index
     * @param weights weight of each row, at the row's index; null for all +1
     */
    void add(Column[] arguments, int from, int to, int[] ids, long[] weights);

    /**
     * Adds to one group all that another accumulator of the same call holds for one of its groups, as if the rows came behind those that
     * are there; the other one stays as it is. Only where {@link Accumulators#mergeable} says so.
     */
    void merge(int target, Accumulator other, int source);

    /** The results of these groups, owned by the caller. */
    Column newResult(int[] ids, int count, BufferAllocator allocator);

    /** Makes a group empty, as when it is freed. */
    void clear(int id);

    /** Writes groups below {@code bound}. */
    void snapshot(StateWriter writer, String prefix, int bound);

    /** Reads what {@link #snapshot} wrote into this empty accumulator. */
    void restore(StateReader reader, String prefix);

    long stateBytes();

    @Override
    void close();
}
