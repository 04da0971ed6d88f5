package io.sluice.runtime.memory;

import org.apache.arrow.memory.util.MemoryUtil;

/**
 * All unchecked access to buffer memory, so that another back end needs one change. Addresses come from {@code ArrowBuf}; the
 * caller guarantees bounds and that the buffer lives. Values are little-endian.
 */
public final class Memory {
    /** Memory is there or not in pages of this size or larger ones. */
    private static final long PAGE = 4096;

    private Memory() {}

    public static byte getByte(long address) {
        return MemoryUtil.getByte(address);
    }

    public static void putByte(long address, byte value) {
        MemoryUtil.putByte(address, value);
    }

    public static short getShort(long address) {
        return MemoryUtil.getShort(address);
    }

    public static void putShort(long address, short value) {
        MemoryUtil.putShort(address, value);
    }

    public static int getInt(long address) {
        return MemoryUtil.getInt(address);
    }

    public static void putInt(long address, int value) {
        MemoryUtil.putInt(address, value);
    }

    public static long getLong(long address) {
        return MemoryUtil.getLong(address);
    }

    public static void putLong(long address, long value) {
        MemoryUtil.putLong(address, value);
    }

    /**
     * The first bytes of a string as one number, at most eight, the first one lowest; 0 when there is none. One load: it may read bytes beside
     * the string, which do not count, but none of a page of memory that the string does not touch.
     *
     * @param length of the string, or of what is left of it; negative for nothing
     */
    public static long getWord(long address, int length) {
        if (length <= 0) {
            return 0;
        }
        int surplus = 8 * (8 - Math.min(length, 8));
        return (address & PAGE - 1) <= PAGE - 8
                ? getLong(address) & -1L >>> surplus
                : getLong(address - (surplus >>> 3)) >>> surplus;
    }

    public static float getFloat(long address) {
        return Float.intBitsToFloat(getInt(address));
    }

    public static void putFloat(long address, float value) {
        putInt(address, Float.floatToRawIntBits(value));
    }

    public static double getDouble(long address) {
        return Double.longBitsToDouble(getLong(address));
    }

    public static void putDouble(long address, double value) {
        putLong(address, Double.doubleToRawLongBits(value));
    }

    public static void copy(long from, long to, long bytes) {
        MemoryUtil.copyMemory(from, to, bytes);
    }

    public static void copy(byte[] from, int offset, long to, int bytes) {
        MemoryUtil.copyToMemory(from, offset, to, bytes);
    }

    public static void copy(long from, byte[] to, int offset, int bytes) {
        MemoryUtil.copyFromMemory(from, to, offset, bytes);
    }

    public static void fill(long address, long bytes, byte value) {
        MemoryUtil.setMemory(address, bytes, value);
    }

    /** Bit {@code index} of a bitmap, least significant bit of the first byte first. */
    public static boolean getBit(long bitmap, int index) {
        return (getByte(bitmap + (index >>> 3)) >>> (index & 7) & 1) != 0;
    }

    public static void setBit(long bitmap, int index) {
        long address = bitmap + (index >>> 3);
        putByte(address, (byte) (getByte(address) | 1 << (index & 7)));
    }

    public static void clearBit(long bitmap, int index) {
        long address = bitmap + (index >>> 3);
        putByte(address, (byte) (getByte(address) & ~(1 << (index & 7))));
    }

    /** Copies a few bytes, as of a string, to where they were not, without the cost of a call. */
    public static void copyShort(long from, long to, int bytes) {
        if (bytes > 128) {
            copy(from, to, bytes);
        } else if (bytes >= 8) {
            for (int done = 0; done < bytes - 8; done += 8) {
                putLong(to + done, getLong(from + done));
            }
            // Overlaps bytes already copied: one word instead of up to seven bytes.
            putLong(to + bytes - 8, getLong(from + bytes - 8));
        } else if (bytes >= 4) {
            putInt(to, getInt(from));
            putInt(to + bytes - 4, getInt(from + bytes - 4));
        } else {
            for (int done = 0; done < bytes; done++) {
                putByte(to + done, getByte(from + done));
            }
        }
    }

    /** As {@link #copyShort(long, long, int)}, where the eight bytes behind the target may be overwritten: quickest for strings of any few bytes. */
    public static void copyLoosely(long from, long to, int bytes) {
        putLong(to, getWord(from, bytes));
        if (bytes > 8) {
            copyShort(from + 8, to + 8, bytes - 8);
        }
    }

    /** The same from an array. */
    public static void copyShort(byte[] from, int offset, long to, int bytes) {
        if (bytes > 128) {
            copy(from, offset, to, bytes);
            return;
        }
        int done = 0;
        for (; done + 8 <= bytes; done += 8) {
            putLong(to + done, Words.get(from, offset + done));
        }
        for (; done < bytes; done++) {
            putByte(to + done, from[offset + done]);
        }
    }

    /** Whether two stretches of {@code bytes} bytes are equal. */
    public static boolean equal(long left, long right, int bytes) {
        int done = 0;
        for (; done + 8 <= bytes; done += 8) {
            if (getLong(left + done) != getLong(right + done)) {
                return false;
            }
        }
        for (; done < bytes; done++) {
            if (getByte(left + done) != getByte(right + done)) {
                return false;
            }
        }
        return true;
    }

    /** Order of two byte strings, bytes taken as unsigned, a prefix before what it begins: the order of VARCHAR. */
    public static int compare(long left, int leftBytes, long right, int rightBytes) {
        int common = Math.min(leftBytes, rightBytes);
        int done = 0;
        for (; done + 8 <= common; done += 8) {
            long a = getLong(left + done);
            long b = getLong(right + done);
            if (a != b) {
                return Long.compareUnsigned(Long.reverseBytes(a), Long.reverseBytes(b));
            }
        }
        for (; done < common; done++) {
            int difference = (getByte(left + done) & 0xff) - (getByte(right + done) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return leftBytes - rightBytes;
    }
}
