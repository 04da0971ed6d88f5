package io.sluice.runtime.connector.file;

/** How far one file has been read. */
final class FileProgress {
    private final String path;
    private long offset;
    private long line;
    private boolean ended;
    /** Size of the file when its last whole row had been read; −1 when it was not read to its end. */
    private long sizeSeen = -1;

    FileProgress(String path) {
        this(path, 0, 1, false);
    }

    FileProgress(String path, long offset, long line, boolean ended) {
        this.path = path;
        this.offset = offset;
        this.line = line;
        this.ended = ended;
    }

    String path() {
        return path;
    }

    /** Bytes, after decompression, in front of the first row not yet read; 0 before the header. */
    long offset() {
        return offset;
    }

    /** The line on which that row starts, from 1. */
    long line() {
        return line;
    }

    /** Nothing of it is ever read again. */
    boolean ended() {
        return ended;
    }

    void moveTo(long newOffset, long newLine) {
        this.offset = newOffset;
        this.line = newLine;
    }

    /** A growing file of this size holds no further whole row. */
    void waitBehind(long size) {
        this.sizeSeen = size;
    }

    /** Whether a file of this size may hold rows that were not read. One that became shorter was replaced and starts anew. */
    boolean mayHoldMore(long size) {
        if (size < Math.max(offset, sizeSeen)) {
            moveTo(0, 1);
            sizeSeen = -1;
        }
        return size > Math.max(offset, sizeSeen);
    }

    void end() {
        this.ended = true;
    }
}
