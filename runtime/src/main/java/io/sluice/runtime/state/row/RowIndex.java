package io.sluice.runtime.state.row;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.KeyHash;
import io.sluice.runtime.state.Scratch;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Finds the row of a {@link RowStore} that holds the same values as one of a batch. Open addressing with linear probing over row
 * numbers. Not thread-safe.
 */
public final class RowIndex implements AutoCloseable {
    private static final int FIRST_SLOTS = 16;
    private static final int STORED_ROWS = 1 << 14;

    private final RowStore rows;
    private final Scratch scratch;
    private final KeyHash hash;
    private int[] slots = new int[FIRST_SLOTS];
    private int mask = FIRST_SLOTS - 1;
    private int used;
    /** By row number. */
    private int[] hashes = new int[8];

    private long[] batchHashes = new long[0];

    public RowIndex(RowStore rows, BufferAllocator allocator) {
        this.rows = rows;
        this.scratch = new Scratch(allocator);
        this.hash = new KeyHash(scratch);
    }

    /** Prepares to look for the rows of a batch. */
    public void load(ChangeBatch batch) {
        int count = batch.rowCount();
        if (batchHashes.length < count) {
            batchHashes = new long[Math.max(count, 64)];
        }
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        hash.hash(columns, count, batchHashes);
    }

    /** The number of the row that holds what row {@code row} of the loaded batch holds; 0 when there is none. */
    public int find(ChangeBatch batch, int row) {
        int wanted = fold(batchHashes[row]);
        int slot = wanted & mask;
        while (slots[slot] != 0) {
            int id = slots[slot];
            if (hashes[id] == wanted && rows.holds(id, batch, row)) {
                return id;
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }

    /** Makes the row {@code id}, which holds what row {@code row} of the loaded batch holds, findable. */
    public void add(int id, int row) {
        if (id >= hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(id + 1, 2 * hashes.length));
        }
        hashes[id] = fold(batchHashes[row]);
        place(id);
        used++;
        if (2 * used > mask) {
            resize(2 * (mask + 1));
        }
    }

    /** Told of rows that hold the same values. */
    @FunctionalInterface
    public interface Twins {
        /** @param twin a row that is not findable because {@code first} is */
        void found(int first, int twin);
    }

    /** Makes rows findable that the store has already; of equal ones the first. */
    public void addAll(int[] stored, Twins twins) {
        for (int from = 0; from < stored.length; from += STORED_ROWS) {
            int[] ids = Arrays.copyOfRange(stored, from, Math.min(stored.length, from + STORED_ROWS));
            try (ChangeBatch batch = rows.newBatch(ids, ids.length)) {
                load(batch);
                for (int i = 0; i < ids.length; i++) {
                    int first = find(batch, i);
                    if (first == 0) {
                        add(ids[i], i);
                    } else {
                        twins.found(first, ids[i]);
                    }
                }
            }
        }
    }

    public void remove(int id) {
        int slot = hashes[id] & mask;
        while (slots[slot] != id) {
            slot = slot + 1 & mask;
        }
        closeGap(slot);
        used--;
        if (mask + 1 > FIRST_SLOTS && used < mask + 1 >> 3) {
            resize(mask + 1 >> 1);
        }
    }

    public long stateBytes() {
        return 4L * (slots.length + hashes.length) + 8L * batchHashes.length + scratch.stateBytes();
    }

    @Override
    public void close() {
        scratch.close();
    }

    private void place(int id) {
        int slot = hashes[id] & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = id;
    }

    /** Moves later rows of the same run back, so that no search meets a gap before its row. */
    private void closeGap(int slot) {
        int gap = slot;
        int next = gap + 1 & mask;
        while (slots[next] != 0) {
            int distance = next - hashes[slots[next]] & mask;
            if (distance >= (next - gap & mask)) {
                slots[gap] = slots[next];
                gap = next;
            }
            next = next + 1 & mask;
        }
        slots[gap] = 0;
    }

    private void resize(int count) {
        int[] old = slots;
        slots = new int[count];
        mask = count - 1;
        for (int id : old) {
            if (id != 0) {
                place(id);
            }
        }
    }

    private static int fold(long hash) {
        return (int) (hash ^ hash >>> 32);
    }
}
