package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Values of one width by number, off the heap, 0 until they are written. Grows by doubling, but memory that nothing was asked for in is
 * reserved only, not touched: the system gives it when it is. Unchecked: numbers must be below what {@link #ensure} was told, from 1 on
 * right away. Not thread-safe.
 */
abstract class GrowingMemory implements AutoCloseable {
    private static final int FIRST_BYTES = 128;
    private static final int STEP_BYTES = 512;

    private final BufferAllocator allocator;
    private final int width;
    private ArrowBuf buffer;
    private long zeroed;

    /** Where value 0 stands until {@link #ensure} is called next. */
    long address;

    /** @param width bytes of a value, at most 8 */
    GrowingMemory(int width, BufferAllocator allocator) {
        this.width = width;
        this.allocator = allocator;
        grow(1);
    }

    /** Makes room for values below {@code bound}. */
    public final void ensure(long bound) {
        if (bound * width > zeroed) {
            grow(bound);
        }
    }

    /** Bytes in use. */
    public final long bytes() {
        return zeroed;
    }

    /** Frees the memory; nothing may be asked for any more. */
    @Override
    public final void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
            address = 0;
            zeroed = 0;
        }
    }

    private void grow(long bound) {
        long capacity = buffer == null ? 0 : buffer.capacity();
        if (bound * width > capacity) {
            ArrowBuf larger = allocator.buffer(Math.max(bound * width, Math.max(FIRST_BYTES, 2 * capacity)));
            if (buffer != null) {
                Memory.copy(address, larger.memoryAddress(), zeroed);
                buffer.close();
            }
            buffer = larger;
            address = buffer.memoryAddress();
        }
        long end = Math.min(buffer.capacity(), bound * width + STEP_BYTES);
        Memory.fill(address + zeroed, end - zeroed, (byte) 0);
        zeroed = end;
    }
}
