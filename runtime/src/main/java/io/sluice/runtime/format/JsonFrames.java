package io.sluice.runtime.format;

/** What stands between JSON values. */
final class JsonFrames {
    private JsonFrames() {}

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** The first place from {@code from} on that is not blank; {@code to} when all are. */
    static int skipBlanks(byte[] block, int from, int to) {
        int at = from;
        while (at < to && isBlank(block[at])) {
            at++;
        }
        return at;
    }

    /** Line ends in a stretch. */
    static int lines(byte[] block, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += block[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
