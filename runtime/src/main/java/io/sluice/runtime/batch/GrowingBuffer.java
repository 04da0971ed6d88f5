package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Off-heap bytes that grow by doubling. */
final class GrowingBuffer {
    private final BufferAllocator allocator;
    private ArrowBuf buffer;
    private long address;
    private long capacity;

    GrowingBuffer(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** The address, with room for {@code bytes} from it. */
    long reserve(long bytes) {
        if (bytes > capacity) {
            grow(bytes);
        }
        return address;
    }

    long address() {
        return address;
    }

    /** Gives the buffer away, one reference; an empty one gives an empty buffer. */
    ArrowBuf take() {
        ArrowBuf taken = buffer == null ? allocator.getEmpty() : buffer;
        buffer = null;
        address = 0;
        capacity = 0;
        return taken;
    }

    void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
            address = 0;
            capacity = 0;
        }
    }

    private void grow(long needed) {
        ArrowBuf larger = allocator.buffer(Math.max(needed, Math.max(1024, capacity * 2)));
        if (buffer != null) {
            Memory.copy(address, larger.memoryAddress(), capacity);
            buffer.close();
        }
        buffer = larger;
        address = larger.memoryAddress();
        capacity = larger.capacity();
    }
}
