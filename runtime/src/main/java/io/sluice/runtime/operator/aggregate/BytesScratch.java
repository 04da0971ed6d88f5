package io.sluice.runtime.operator.aggregate;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Memory for putting one byte string together. */
final class BytesScratch implements AutoCloseable {
    private final BufferAllocator allocator;
    private ArrowBuf buffer;

    BytesScratch(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Address of at least this many bytes, valid until the next call; their content is undefined. */
    long room(long bytes) {
        if (buffer == null || buffer.capacity() < bytes) {
            close();
            buffer = allocator.buffer(Math.max(256, 2 * bytes));
        }
        return buffer.memoryAddress();
    }

    long stateBytes() {
        return buffer == null ? 0 : buffer.capacity();
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
        }
    }
}
