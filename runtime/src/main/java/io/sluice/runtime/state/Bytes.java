package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;

/** Hashes, compares and orders byte strings that lie in memory; what lies beside them in memory never counts. */
public final class Bytes {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xC2B2AE3D27D4EB4FL;

    private Bytes() {}

    /** 32 bits that depend on all bytes and on their number. */
    public static int hash(long address, int length) {
        long hash = SEED ^ length;
        long at = address;
        int left = length;
        while (left > 8) {
            hash = (hash ^ Memory.getLong(at)) * STEP;
            hash ^= hash >>> 29;
            at += 8;
            left -= 8;
        }
        hash = (hash ^ Memory.getWord(at, left)) * STEP;
        hash ^= hash >>> 32;
        hash *= SEED;
        return (int) (hash >>> 32);
    }

    /** Whether two strings of the same length are the same. */
    public static boolean equal(long first, long second, int length) {
        if (length < 8) {
            return shortEqual(first, second, length);
        }
        int last = length - 8;
        for (int i = 0; i < last; i += 8) {
            if (Memory.getLong(first + i) != Memory.getLong(second + i)) {
                return false;
            }
        }
        // Overlaps bytes already compared: one load instead of up to eight.
        return Memory.getLong(first + last) == Memory.getLong(second + last);
    }

    private static boolean shortEqual(long first, long second, int length) {
        if (length >= 4) {
            int last = length - 4;
            return Memory.getInt(first) == Memory.getInt(second)
                    && Memory.getInt(first + last) == Memory.getInt(second + last);
        }
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(first + i) != Memory.getByte(second + i)) {
                return false;
            }
        }
        return true;
    }

    /** Order of unsigned bytes, which for UTF-8 is that of code points. */
    static int compare(long first, int firstLength, long second, int secondLength) {
        int common = Math.min(firstLength, secondLength);
        int i = 0;
        for (; i + 8 <= common; i += 8) {
            long a = Memory.getLong(first + i);
            long b = Memory.getLong(second + i);
            if (a != b) {
                return Long.compareUnsigned(Long.reverseBytes(a), Long.reverseBytes(b));
            }
        }
        for (; i < common; i++) {
            int difference = (Memory.getByte(first + i) & 0xff) - (Memory.getByte(second + i) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(firstLength, secondLength);
    }
}
