package io.sluice.runtime.state;

import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Byte strings by dense number. Space of removed ones is won back once it outweighs the rest, so addresses hold only until the next change. */
public final class BytesStore implements AutoCloseable {
    private static final int ABSENT = -1;
    private static final int GARBAGE_LIMIT = 1 << 14;

    private final BufferAllocator allocator;
    private BytesArena arena;
    private long[] addresses = new long[8];
    private int[] lengths = new int[8];
    private long live;
    private long garbage;

    public BytesStore(BufferAllocator allocator) {
        this.allocator = allocator;
        this.arena = new BytesArena(allocator);
        Arrays.fill(lengths, ABSENT);
    }

    /** Stores a copy, in place of what stood there. */
    public void put(int index, long address, int length) {
        if (index >= addresses.length) {
            grow(index + 1);
        }
        remove(index);
        addresses[index] = arena.add(address, length);
        lengths[index] = length;
        live += length;
    }

    /** Notes bytes that stay where they are as long as this store is used, where nothing stood; such an index is never removed or put again. */
    public void refer(int index, long address, int length) {
        if (index >= addresses.length) {
            grow(index + 1);
        }
        addresses[index] = address;
        lengths[index] = length;
    }

    public void remove(int index) {
        if (!has(index)) {
            return;
        }
        live -= lengths[index];
        garbage += lengths[index];
        lengths[index] = ABSENT;
        if (garbage > GARBAGE_LIMIT && garbage > live) {
            compact();
        }
    }

    public boolean has(int index) {
        return index < lengths.length && lengths[index] != ABSENT;
    }

    public long address(int index) {
        return addresses[index];
    }

    public int length(int index) {
        return lengths[index];
    }

    /** Compares what stands at the index with other bytes, as unsigned bytes. */
    public int compare(int index, long address, int length) {
        return Bytes.compare(addresses[index], lengths[index], address, length);
    }

    public long stateBytes() {
        return arena.bytes() + 12L * addresses.length;
    }

    @Override
    public void close() {
        arena.close();
        Arrays.fill(lengths, ABSENT);
        live = 0;
        garbage = 0;
    }

    private void grow(int needed) {
        int old = addresses.length;
        int size = Math.max(needed, old * 2);
        addresses = Arrays.copyOf(addresses, size);
        lengths = Arrays.copyOf(lengths, size);
        Arrays.fill(lengths, old, size, ABSENT);
    }

    private void compact() {
        BytesArena packed = new BytesArena(allocator);
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != ABSENT) {
                addresses[i] = packed.add(addresses[i], lengths[i]);
            }
        }
        arena.close();
        arena = packed;
        garbage = 0;
    }
}
