package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** A growing bitmap: the validity, or the values of a BOOLEAN column. */
final class Bitmap {
    private final BufferAllocator allocator;
    private ArrowBuf buffer;
    private int capacity;

    Bitmap(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** How many of the bits [0, count) are set in a bitmap of whole 64-bit words. */
    static int ones(long address, int count) {
        int set = 0;
        for (int word = 0; word < count >>> 6; word++) {
            set += Long.bitCount(Memory.getLong(address + 8L * word));
        }
        if ((count & 63) != 0) {
            set += Long.bitCount(Memory.getLong(address + 8L * (count >>> 6)) & (1L << (count & 63)) - 1);
        }
        return set;
    }

    void set(int index, boolean value) {
        if (index >= capacity) {
            grow(index + 1);
        }
        if (value) {
            Memory.setBit(buffer.memoryAddress(), index);
        } else {
            Memory.clearBit(buffer.memoryAddress(), index);
        }
    }

    boolean get(int index) {
        return Memory.getBit(buffer.memoryAddress(), index);
    }

    /** Sets bits [0, count). */
    void fillOnes(int count) {
        if (count > capacity) {
            grow(count);
        }
        if (count > 0) {
            Memory.fill(buffer.memoryAddress(), (count + 7L) / 8, (byte) 0xff);
        }
    }

    /** Gives the buffer away, one reference; an empty bitmap gives an empty buffer. */
    ArrowBuf take() {
        ArrowBuf taken = buffer == null ? allocator.getEmpty() : buffer;
        buffer = null;
        capacity = 0;
        return taken;
    }

    void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
            capacity = 0;
        }
    }

    private void grow(int needed) {
        int bits = Math.max(needed, Math.max(1024, capacity * 2));
        ArrowBuf larger = allocator.buffer((bits + 63L) / 64 * 8);
        Memory.fill(larger.memoryAddress(), larger.capacity(), (byte) 0);
        if (buffer != null) {
            Memory.copy(buffer.memoryAddress(), larger.memoryAddress(), capacity / 8);
            buffer.close();
        }
        buffer = larger;
        capacity = (int) Math.min(Integer.MAX_VALUE, larger.capacity() * 8);
    }
}
