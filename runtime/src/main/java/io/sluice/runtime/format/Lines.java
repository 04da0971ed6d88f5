package io.sluice.runtime.format;

/** Finds line ends. */
public final class Lines {
    private Lines() {}

    /** Where the line after the one at {@code from} starts; −1 when the block holds no line end. */
    public static int end(byte[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (block[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }
}
