package io.sluice.runtime.seek;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.KeyHash;
import io.sluice.runtime.state.Scratch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** One place for each hash that is sought, in an open-addressing table. */
final class HashPlaces implements Places {
    private final Scratch scratch;
    private final KeyHash hash;
    private final long[] slots;
    private final int[] places;
    private int count = 1;
    private long[] hashes = new long[0];

    HashPlaces(List<SoughtHashes> filters, BufferAllocator allocator) {
        this.scratch = new Scratch(allocator);
        this.hash = new KeyHash(scratch);
        int values = filters.stream().mapToInt(filter -> filter.hashes().length).sum();
        int capacity = Integer.highestOneBit(Math.max(8, values)) * 4;
        this.slots = new long[capacity];
        this.places = new int[capacity];
        for (SoughtHashes filter : filters) {
            for (long value : filter.hashes()) {
                int slot = slot(value);
                if (places[slot] == NOWHERE) {
                    slots[slot] = value;
                    places[slot] = count++;
                }
            }
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void find(Column column, int rows, int[] found) {
        hashes = hashes.length < rows ? new long[rows] : hashes;
        hash.hash(new Column[] {column}, rows, hashes);
        for (int row = 0; row < rows; row++) {
            found[row] = places[slot(hashes[row])];
        }
    }

    @Override
    public int[] wanted(Sought sought) {
        LongRanges found = LongRanges.points(Arrays.stream(((SoughtHashes) sought).hashes())
                .map(value -> places[slot(value)])
                .toArray());
        return found.ranges().stream()
                .flatMapToInt(range -> IntStream.of((int) range.first(), (int) range.last() + 1))
                .toArray();
    }

    /** Where a hash stands, or the empty slot where it would. */
    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value >>> 32) & mask;
        while (places[slot] != NOWHERE && slots[slot] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
