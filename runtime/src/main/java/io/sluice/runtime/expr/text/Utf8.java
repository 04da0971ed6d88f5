package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;

/** Searches and counts in UTF-8 text by address. */
final class Utf8 {
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether a byte begins a character. */
    static boolean begins(byte b) {
        return (b & 0xc0) != 0x80;
    }

    /** Bytes of the character that begins with this byte. */
    static int width(byte first) {
        if (first >= 0) {
            return 1;
        }
        return (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 4;
    }

    /** Characters: bytes that are not continuations, eight at a time. */
    static int characters(long address, int length) {
        int continuations = 0;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            long word = Memory.getLong(address + at);
            continuations += Long.bitCount(word & ~(word << 1) & HIGH_BITS);
        }
        for (; at < length; at++) {
            continuations += begins(Memory.getByte(address + at)) ? 0 : 1;
        }
        return length - continuations;
    }

    /** Bytes before character {@code count}, counted from 0; {@code length} when there are no more. */
    static int skip(long address, int length, long count) {
        int at = 0;
        for (long left = count; left > 0 && at < length; left--) {
            at += width(Memory.getByte(address + at));
        }
        return Math.min(at, length);
    }

    /** Where {@code needle} first stands, in bytes; −1 when nowhere. */
    static int indexOf(long text, int length, byte[] needle, int needleLength) {
        if (needleLength == 0) {
            return 0;
        }
        int last = length - needleLength;
        long first = (needle[0] & 0xff) * LOW_BITS;
        int at = 0;
        // Eight candidates at a time: bytes equal to the needle's first one become zero.
        for (; at + 8 <= length && at <= last; at += 8) {
            long difference = Memory.getLong(text + at) ^ first;
            long zero = difference - LOW_BITS & ~difference & HIGH_BITS;
            for (; zero != 0; zero &= zero - 1) {
                int candidate = at + (Long.numberOfTrailingZeros(zero) >>> 3);
                if (candidate <= last && matches(text + candidate, needle, needleLength)) {
                    return candidate;
                }
            }
        }
        for (; at <= last; at++) {
            if (matches(text + at, needle, needleLength)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the bytes at an address are those of {@code expected}. */
    static boolean matches(long address, byte[] expected, int length) {
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(address + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
