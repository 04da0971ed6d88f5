package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Gives each distinct key a small positive number, its group id, which stays the same until the group is freed; then it may be
 * given again. NULL is a value like any other, −0.0 equals 0.0 and NaN equals itself. Id 0 is never given: it stands for "no
 * group". State lies in primitive arrays and byte arenas. Not thread-safe.
 */
public interface GroupTable extends AutoCloseable {
    /**
     * Writes the group of each row in [from, to) to {@code ids[row]}, making new groups for new keys.
     *
     * @param keys the key columns, of the types the table was made for
     */
    void findOrAdd(Column[] keys, int from, int to, int[] ids);

    /**
     * As {@link #findOrAdd(Column[], int, int, int[])}, of rows of a batch.
     *
     * @param keys its key columns, which need not be there themselves
     */
    default void findOrAdd(ChangeBatch batch, int[] keys, int from, int to, int[] ids) {
        Column[] columns = new Column[keys.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(keys[i]);
        }
        findOrAdd(columns, from, to, ids);
    }

    /** Says of an empty table how many groups it may get, so that it need not grow step by step. */
    default void expect(int groups) {}

    /** Forgets a group. */
    void free(int id);

    /** All groups, ascending. */
    int[] live();

    /** Every id ever given is below this. */
    int idBound();

    /** Number of groups. */
    int size();

    /** The keys of these groups, one column a key; an id may stand there more than once. Owned by the caller. */
    Column[] newKeyColumns(int[] ids, int count, BufferAllocator allocator);

    /** Writes all groups with their ids. */
    void snapshot(StateWriter writer, String prefix);

    /** Reads what {@link #snapshot} wrote into this empty table. */
    void restore(StateReader reader, String prefix);

    long stateBytes();

    @Override
    void close();
}
