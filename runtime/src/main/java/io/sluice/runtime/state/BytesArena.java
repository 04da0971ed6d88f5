package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Byte strings, appended one behind the other in chunks that never move and are freed all at once. */
final class BytesArena implements AutoCloseable {
    private static final int FIRST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 20;

    private final BufferAllocator allocator;
    private final List<ArrowBuf> chunks = new ArrayList<>();
    private int nextChunk = FIRST_CHUNK;
    private long position;
    private long end;
    private long bytes;

    BytesArena(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Copies the bytes and returns where they are now. */
    long add(long source, int length) {
        if (length > end - position) {
            addChunk(length);
        }
        long target = position;
        if (length > 0) {
            Memory.copy(source, target, length);
        }
        position += length;
        return target;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        chunks.forEach(ArrowBuf::close);
        chunks.clear();
        position = 0;
        end = 0;
        bytes = 0;
        nextChunk = FIRST_CHUNK;
    }

    private void addChunk(int length) {
        ArrowBuf chunk = allocator.buffer(Math.max(length, nextChunk));
        nextChunk = Math.min(LARGEST_CHUNK, nextChunk * 2);
        chunks.add(chunk);
        position = chunk.memoryAddress();
        end = position + chunk.capacity();
        bytes += chunk.capacity();
    }
}
