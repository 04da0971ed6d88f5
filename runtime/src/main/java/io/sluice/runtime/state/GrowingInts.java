package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Ints by number, as {@link GrowingMemory} keeps them. */
public final class GrowingInts extends GrowingMemory {
    public GrowingInts(BufferAllocator allocator) {
        super(Integer.BYTES, allocator);
    }

    public int get(long index) {
        return Memory.getInt(address + 4 * index);
    }

    public void set(long index, int value) {
        Memory.putInt(address + 4 * index, value);
    }
}
