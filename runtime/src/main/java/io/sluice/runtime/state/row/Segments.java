package io.sluice.runtime.state.row;

import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** A growing array of values of one width. Its first segment grows by doubling, later ones are whole and never move. */
final class Segments implements AutoCloseable {
    private static final int SHIFT = 16;
    private static final int SEGMENT_ROWS = 1 << SHIFT;
    private static final int MASK = SEGMENT_ROWS - 1;
    private static final int FIRST_ROWS = 16;

    private final BufferAllocator allocator;
    private final int width;
    private ArrowBuf[] buffers = new ArrowBuf[1];
    private long[] addresses = new long[1];
    private int capacity;

    Segments(int width, BufferAllocator allocator) {
        this.width = width;
        this.allocator = allocator;
    }

    /** Makes room for values below {@code bound}. */
    void ensure(int bound) {
        while (bound > capacity) {
            if (capacity < SEGMENT_ROWS) {
                growFirst(Math.min(SEGMENT_ROWS, Math.max(FIRST_ROWS, Integer.highestOneBit(bound - 1) * 2)));
            } else {
                addSegment();
            }
        }
    }

    /** Where the value stands until {@link #ensure} is called next. */
    long address(int index) {
        return addresses[index >>> SHIFT] + (long) width * (index & MASK);
    }

    long bytes() {
        return (long) width * capacity;
    }

    @Override
    public void close() {
        for (int i = 0; i < buffers.length; i++) {
            if (buffers[i] != null) {
                buffers[i].close();
                buffers[i] = null;
            }
        }
        capacity = 0;
    }

    private void growFirst(int rows) {
        ArrowBuf larger = allocator.buffer((long) width * rows);
        if (buffers[0] != null) {
            Memory.copy(addresses[0], larger.memoryAddress(), (long) width * capacity);
            buffers[0].close();
        }
        buffers[0] = larger;
        addresses[0] = larger.memoryAddress();
        capacity = rows;
    }

    private void addSegment() {
        int segment = capacity >>> SHIFT;
        if (segment == buffers.length) {
            buffers = Arrays.copyOf(buffers, 2 * segment);
            addresses = Arrays.copyOf(addresses, 2 * segment);
        }
        buffers[segment] = allocator.buffer((long) width * SEGMENT_ROWS);
        addresses[segment] = buffers[segment].memoryAddress();
        capacity += SEGMENT_ROWS;
    }
}
