package io.sluice.runtime.state;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Arrays and memory that the tables and accumulators of one operator share, so that thousands of small tables cost no buffers of
 * their own. Contents are valid only until the next user asks for the same one; each has one purpose. Not thread-safe.
 */
public final class Scratch implements AutoCloseable {
    private final BufferAllocator allocator;
    private long[] values = new long[0];
    private long[] secondValues = new long[0];
    private int[] hashes = new int[0];
    private int[] positions = new int[0];
    private long[] weights = new long[0];
    private int[] maskedIds = new int[0];
    private int[] entries = new int[0];
    private long[] entryWeights = new long[0];
    private long[] takenBits = new long[0];
    private long[] cameBits = new long[0];
    private long[] wentBits = new long[0];
    private ArrowBuf data;
    private ArrowBuf offsets;

    public Scratch(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Encoded values of a column. */
    public long[] values(int count) {
        return values = values.length >= count ? values : new long[size(count)];
    }

    /** Encoded values of a second column, valid beside the first. */
    public long[] secondValues(int count) {
        return secondValues = secondValues.length >= count ? secondValues : new long[size(count)];
    }

    /** Weights of the batch at hand. */
    public long[] weights(int count) {
        return weights = weights.length >= count ? weights : new long[size(count)];
    }

    /** Group ids of which those of rows that do not take part are 0. */
    public int[] maskedIds(int count) {
        return maskedIds = maskedIds.length >= count ? maskedIds : new int[size(count)];
    }

    /** Entries of a distinct table, one a row. */
    public int[] entries(int count) {
        return entries = entries.length >= count ? entries : new int[size(count)];
    }

    /** Weights with which distinct values come and go. */
    public long[] entryWeights(int count) {
        return entryWeights = entryWeights.length >= count ? entryWeights : new long[size(count)];
    }

    /** The calls that see a row, a bit each. */
    public long[] takenBits(int count) {
        return takenBits = takenBits.length >= count ? takenBits : new long[size(count)];
    }

    /** The calls for which a distinct value comes with a row. */
    public long[] cameBits(int count) {
        return cameBits = cameBits.length >= count ? cameBits : new long[size(count)];
    }

    /** The calls for which a distinct value goes with a row. */
    public long[] wentBits(int count) {
        return wentBits = wentBits.length >= count ? wentBits : new long[size(count)];
    }

    int[] hashes(int count) {
        return hashes = hashes.length >= count ? hashes : new int[size(count)];
    }

    int[] positions(int count) {
        return positions = positions.length >= count ? positions : new int[size(count)];
    }

    /** Address of memory for encoded rows. */
    long data(long bytes) {
        if (data == null || data.capacity() < bytes) {
            data = replace(data, bytes);
        }
        return data.memoryAddress();
    }

    /** Address of {@code count} ints that say where encoded rows begin. */
    long offsets(int count) {
        if (offsets == null || offsets.capacity() < 4L * count) {
            offsets = replace(offsets, 4L * count);
        }
        return offsets.memoryAddress();
    }

    public long stateBytes() {
        return 8L * (values.length + secondValues.length + weights.length + entryWeights.length)
                + 8L * (takenBits.length + cameBits.length + wentBits.length)
                + 4L * (hashes.length + positions.length + maskedIds.length + entries.length)
                + (data == null ? 0 : data.capacity())
                + (offsets == null ? 0 : offsets.capacity());
    }

    @Override
    public void close() {
        if (data != null) {
            data.close();
            data = null;
        }
        if (offsets != null) {
            offsets.close();
            offsets = null;
        }
    }

    private ArrowBuf replace(ArrowBuf old, long bytes) {
        if (old != null) {
            old.close();
        }
        return allocator.buffer(Math.max(1024, bytes + bytes / 4));
    }

    private static int size(int count) {
        return Math.max(64, count);
    }
}
