package io.sluice.runtime.expr.kernel;

import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A fixed set of byte strings, asked by address. Open addressing. */
final class BytesSet {
    private final byte[][] slots;

    /** @param members String or byte[] */
    BytesSet(List<Object> members) {
        slots = new byte[Integer.highestOneBit(Math.max(4, members.size() * 4))][];
        for (Object member : members) {
            add(member instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) member);
        }
    }

    boolean contains(long address, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + Memory.getByte(address + i);
        }
        for (int slot = slot(hash); slots[slot] != null; slot = slot + 1 & slots.length - 1) {
            if (equal(slots[slot], address, length)) {
                return true;
            }
        }
        return false;
    }

    private void add(byte[] bytes) {
        int hash = bytes.length;
        for (byte b : bytes) {
            hash = hash * 31 + b;
        }
        int slot = slot(hash);
        while (slots[slot] != null) {
            if (Arrays.equals(slots[slot], bytes)) {
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = bytes;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private static boolean equal(byte[] bytes, long address, int length) {
        if (bytes.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[i] != Memory.getByte(address + i)) {
                return false;
            }
        }
        return true;
    }
}
