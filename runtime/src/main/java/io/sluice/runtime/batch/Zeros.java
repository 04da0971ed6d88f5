package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** One buffer of zeros for all columns whose values do not matter. */
final class Zeros {
    private final BufferAllocator allocator;
    private ArrowBuf buffer;

    Zeros(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** At least so many zero bytes: one reference, the caller's; never to be changed. */
    ArrowBuf take(long bytes) {
        if (buffer == null || buffer.capacity() < bytes) {
            close();
            buffer = allocator.buffer(Math.max(1024, bytes));
            Memory.fill(buffer.memoryAddress(), buffer.capacity(), (byte) 0);
        }
        buffer.getReferenceManager().retain();
        return buffer;
    }

    void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
        }
    }
}
