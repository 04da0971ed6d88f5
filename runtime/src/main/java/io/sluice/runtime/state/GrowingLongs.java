package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Longs by number, as {@link GrowingMemory} keeps them. */
public final class GrowingLongs extends GrowingMemory {
    public GrowingLongs(BufferAllocator allocator) {
        super(Long.BYTES, allocator);
    }

    public long get(long index) {
        return Memory.getLong(address + 8 * index);
    }

    public void set(long index, long value) {
        Memory.putLong(address + 8 * index, value);
    }

    public void add(long index, long value) {
        long at = address + 8 * index;
        Memory.putLong(at, Memory.getLong(at) + value);
    }

    /** Where value 0 stands until {@link #ensure} is called next, for loops over many. */
    public long address() {
        return address;
    }

    /** Writes the first {@code count} values. */
    public void snapshot(StateWriter writer, String name, int count) {
        ensure(count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = get(i);
        }
        writer.writeLongs(name, values, count);
    }

    /** Reads what {@link #snapshot} wrote, and returns how many there are. */
    public int restore(StateReader reader, String name) {
        long[] values = reader.readLongs(name);
        ensure(values.length);
        for (int i = 0; i < values.length; i++) {
            set(i, values[i]);
        }
        return values.length;
    }
}
