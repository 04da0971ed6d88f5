package io.sluice.runtime.format;

/** The three bytes some programs put before UTF-8 text. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    /** Where the text starts; −1 when more bytes are needed to tell. */
    static int skip(byte[] block, int from, int to, boolean last) {
        if (to - from < 3 && !last && (from == to || block[from] == (byte) 0xEF)) {
            return -1;
        }
        boolean marked = to - from >= 3
                && block[from] == (byte) 0xEF
                && block[from + 1] == (byte) 0xBB
                && block[from + 2] == (byte) 0xBF;
        return marked ? from + 3 : from;
    }
}
