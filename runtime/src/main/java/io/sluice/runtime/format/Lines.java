package io.sluice.runtime.format;

import io.sluice.runtime.memory.Words;

/** Finds line ends. */
public final class Lines {
    private static final long LINE_END = Words.of((byte) '\n');

    private Lines() {}

    /** Where the line after the one at {@code from} starts; −1 when the block holds no line end. */
    public static int end(byte[] block, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long found = Words.find(Words.get(block, at), LINE_END);
            if (found != 0) {
                return at + Words.before(found) + 1;
            }
        }
        for (; at < to; at++) {
            if (block[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }
}
