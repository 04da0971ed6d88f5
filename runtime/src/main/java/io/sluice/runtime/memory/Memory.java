package io.sluice.runtime.memory;

import org.apache.arrow.memory.util.MemoryUtil;

/**
 * All unchecked access to buffer memory, so that another back end needs one change. Addresses come from {@code ArrowBuf}; the
 * caller guarantees bounds and that the buffer lives. Values are little-endian.
 */
public final class Memory {
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
}
