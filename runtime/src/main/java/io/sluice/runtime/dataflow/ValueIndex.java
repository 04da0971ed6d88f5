package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.KeyHash;
import io.sluice.runtime.state.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds for each row of a feed the readers that look for its value in one column, by one search in a hash table, however many readers there
 * are. Guarded by the engine's tick lock.
 */
final class ValueIndex implements AutoCloseable {
    /** Below so many readers it is cheaper that each looks at all rows. */
    private static final int FEWEST_READERS = 4;

    private static final int[] NOBODY = {};

    /** A reader and the rows that it wants of the tick's batches. */
    static final class Reader {
        private final SoughtValues sought;
        private int[] rows = new int[16];
        private int count;
        private int[] ends = new int[4];

        private Reader(SoughtValues sought) {
            this.sought = sought;
        }

        private void add(int row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row;
        }

        private void endBatch(int batch) {
            if (batch == ends.length) {
                ends = Arrays.copyOf(ends, 2 * batch);
            }
            ends[batch] = count;
        }

        /** The places of the rows it wants of the tick's batch of this number, ascending. */
        int[] rows(int batch) {
            return Arrays.copyOfRange(rows, batch == 0 ? 0 : ends[batch - 1], ends[batch]);
        }
    }

    private final int column;
    private final Scratch scratch;
    private final KeyHash hash;
    private final List<Reader> readers = new ArrayList<>();
    private long[] hashes = new long[0];
    private long[] slots;
    private int[][] wanting;
    /** How many of the tick's batches have been looked at. */
    private int looked;

    ValueIndex(SoughtValues first) {
        this.column = first.column();
        this.scratch = new Scratch(first.allocator());
        this.hash = new KeyHash(scratch);
    }

    Reader add(SoughtValues sought) {
        Reader reader = new Reader(sought);
        readers.add(reader);
        changed();
        return reader;
    }

    void remove(Reader reader) {
        readers.remove(reader);
        changed();
    }

    boolean isEmpty() {
        return readers.isEmpty();
    }

    boolean pays() {
        return readers.size() >= FEWEST_READERS;
    }

    /** Fills the readers' rows, once for each batch of the tick. */
    void look(List<ChangeBatch> batches) {
        if (slots == null) {
            build();
        }
        for (; looked < batches.size(); looked++) {
            look(batches.get(looked));
            for (Reader reader : readers) {
                reader.endBatch(looked);
            }
        }
    }

    private void look(ChangeBatch batch) {
        int count = batch.rowCount();
        hashes = hashes.length < count ? new long[count] : hashes;
        hash.hash(new Column[] {batch.column(column)}, count, hashes);
        for (int row = 0; row < count; row++) {
            for (int reader : wanting[slot(hashes[row])]) {
                readers.get(reader).add(row);
            }
        }
    }

    /** The batches of the tick are gone. */
    void endTick() {
        if (looked > 0) {
            looked = 0;
            readers.forEach(reader -> reader.count = 0);
        }
    }

    private void changed() {
        slots = null;
        endTick();
    }

    private void build() {
        int values = readers.stream()
                .mapToInt(reader -> reader.sought.hashes().length)
                .sum();
        int capacity = Integer.highestOneBit(Math.max(8, values)) * 4;
        slots = new long[capacity];
        wanting = new int[capacity][];
        Arrays.fill(wanting, NOBODY);
        for (int i = 0; i < readers.size(); i++) {
            for (long value :
                    Arrays.stream(readers.get(i).sought.hashes()).distinct().toArray()) {
                int slot = slot(value);
                slots[slot] = value;
                wanting[slot] = Arrays.copyOf(wanting[slot], wanting[slot].length + 1);
                wanting[slot][wanting[slot].length - 1] = i;
            }
        }
    }

    /** Where a hash stands, or the empty slot where it would. */
    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value >>> 32) & mask;
        while (slots[slot] != value && wanting[slot].length > 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
