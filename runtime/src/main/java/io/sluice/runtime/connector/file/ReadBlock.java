package io.sluice.runtime.connector.file;

import java.io.IOException;
import java.util.Arrays;

/** The stretch of a file that is in memory: bytes read and not yet used. Used for one file after the other. */
final class ReadBlock {
    private static final int MOST_THREADS = 16;
    private static final int START_SIZE = 1 << 18;

    private byte[] bytes;
    private int from;
    private int to;
    private long readTo;
    private long limit;

    /** @param threads how many will decode it */
    ReadBlock(int threads) {
        bytes = new byte[threads == 1 ? START_SIZE : 2 * START_SIZE * Math.min(threads, MOST_THREADS)];
    }

    /** Starts at the first byte of a file of which nothing from {@code end} on is read. */
    void restart(long end) {
        this.limit = end;
        continueAt(0);
    }

    /** Empties the block; the next byte read is that at {@code offset}. */
    void continueAt(long offset) {
        from = 0;
        to = 0;
        readTo = offset;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Bytes not yet used. */
    int size() {
        return to - from;
    }

    /** Offset in the file of {@link #to}. */
    long readTo() {
        return readTo;
    }

    void use(int count) {
        from += count;
    }

    /** Reads more; false at the end of what there is. */
    boolean fill(FileBytes file) throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int room = (int) Math.min(bytes.length - to, limit - readTo);
        int count = room == 0 ? -1 : file.read(bytes, to, room);
        if (count < 0) {
            return false;
        }
        to += count;
        readTo += count;
        return true;
    }
}
