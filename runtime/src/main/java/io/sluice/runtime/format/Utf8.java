package io.sluice.runtime.format;

/** Checks UTF-8 as bytes. */
final class Utf8 {
    private Utf8() {}

    /** No overlong forms, no surrogates, nothing beyond U+10FFFF, nothing cut off. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at++];
            if (first >= 0) {
                continue;
            }
            int length =
                    first >= (byte) 0xC2 && first <= (byte) 0xDF ? 1 : first >> 4 == -2 ? 2 : first >> 3 == -2 ? 3 : 0;
            if (length == 0 || at + length > to) {
                return false;
            }
            int second = bytes[at] & 0xff;
            boolean good = switch (first & 0xff) {
                case 0xE0 -> second >= 0xA0;
                case 0xED -> second < 0xA0;
                case 0xF0 -> second >= 0x90;
                case 0xF4 -> second < 0x90;
                default -> first <= (byte) 0xF4;
            };
            for (int i = 0; i < length; i++) {
                good &= (bytes[at + i] & 0xC0) == 0x80;
            }
            if (!good) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Characters of valid UTF-8. */
    static int length(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (bytes[i] & 0xC0) != 0x80 ? 1 : 0;
        }
        return count;
    }
}
