package io.sluice.runtime.format;

import io.sluice.runtime.memory.Words;

/** Finds where a text ends, eight bytes at a time, and whether it is ASCII. Used again for every text; not thread-safe. */
final class TextEnd {
    private final byte first;
    private final byte second;
    private final boolean controls;
    private final long firstWord;
    private final long secondWord;
    private long seen;

    private TextEnd(byte first, byte second, boolean controls) {
        this.first = first;
        this.second = second;
        this.controls = controls;
        this.firstWord = Words.of(first);
        this.secondWord = Words.of(second);
    }

    /** A text ends where one of these bytes is. */
    static TextEnd at(byte first, byte second) {
        return new TextEnd(first, second, false);
    }

    /** A text ends where one of these bytes is, or one below the blank. */
    static TextEnd atOrControl(byte first, byte second) {
        return new TextEnd(first, second, true);
    }

    /** Where the text that starts at {@code from} ends; {@code to} when it does not before. */
    int find(byte[] bytes, int from, int to) {
        long bits = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = Words.get(bytes, at);
            long found = Words.find(word, firstWord) | Words.find(word, secondWord);
            if (controls) {
                found |= Words.findBelow(word, ' ');
            }
            if (found != 0) {
                int length = Words.before(found);
                seen = bits | word & (1L << length * 8) - 1;
                return at + length;
            }
            bits |= word;
        }
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b == first || b == second || controls && b >= 0 && b < ' ') {
                break;
            }
            bits |= b & 0xff;
        }
        seen = bits;
        return at;
    }

    /** Whether the text last found has no byte beyond ASCII. */
    boolean isAscii() {
        return Words.isAscii(seen);
    }
}
