package io.sluice.runtime.expr.text;

import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;

/** ASCII text as characters without a String: a copy of its bytes, valid until the next one is read. */
final class AsciiText implements CharSequence {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] bytes = new byte[64];
    private int length;

    /** Takes the bytes at an address if all are ASCII; else the text is undefined. */
    boolean read(long address, int count) {
        int at = 0;
        for (; at + 8 <= count; at += 8) {
            if ((Memory.getLong(address + at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < count; at++) {
            if (Memory.getByte(address + at) < 0) {
                return false;
            }
        }
        if (bytes.length < count) {
            bytes = new byte[count * 2];
        }
        Memory.copy(address, bytes, 0, count);
        length = count;
        return true;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
