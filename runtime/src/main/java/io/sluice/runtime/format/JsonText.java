package io.sluice.runtime.format;

/** Resolves the backslashes of a JSON string into UTF-8. Used again for every string; not thread-safe. */
final class JsonText {
    private byte[] bytes = new byte[256];
    private int length;

    /** The text is in {@code bytes()[0 .. length())}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** False when an escape is none, or half a surrogate pair. */
    boolean unescape(byte[] source, int from, int to) {
        // No escape gets longer.
        if (to - from > bytes.length) {
            bytes = new byte[2 * (to - from)];
        }
        length = 0;
        int at = from;
        while (at < to) {
            byte b = source[at++];
            if (b != '\\') {
                bytes[length++] = b;
            } else if (at == to) {
                return false;
            } else if (source[at] == 'u') {
                int used = unicode(source, at - 1, to);
                if (used < 0) {
                    return false;
                }
                at += used - 1;
            } else {
                int plain = "\"\\/bfnrt".indexOf(source[at++]);
                if (plain < 0) {
                    return false;
                }
                bytes[length++] = (byte) "\"\\/\b\f\n\r\t".charAt(plain);
            }
        }
        return true;
    }

    /** Appends the character of one {@code \\uXXXX} or a pair of them; gives the bytes it took, −1 for none. */
    private int unicode(byte[] source, int at, int to) {
        int unit = hex(source, at, to);
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            return -1;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            append(unit);
            return 6;
        }
        int low = hex(source, at + 6, to);
        if (low < 0 || !Character.isLowSurrogate((char) low)) {
            return -1;
        }
        append(Character.toCodePoint((char) unit, (char) low));
        return 12;
    }

    private static int hex(byte[] source, int at, int to) {
        if (at + 6 > to || source[at] != '\\' || source[at + 1] != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(source[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void append(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | codePoint >> 6);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | codePoint >> 12);
            bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            bytes[length++] = (byte) (0xF0 | codePoint >> 18);
            bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
        }
    }
}
