package io.sluice.runtime.state;

import java.util.Arrays;

/** Gives ids to pairs of longs, each of which may be NULL. Open addressing with linear probing; a slot holds both values and the id. */
final class LongPairTable {
    static final int FIRST_NULL = 1;
    static final int SECOND_NULL = 2;

    private static final int FIRST_SLOTS = 16;
    private static final int WIDTH = 3;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

    final GroupIds entries = new GroupIds();

    /** First and second value, then the NULL flags above the id; 0 there marks a free slot. */
    private long[] slots = new long[WIDTH * FIRST_SLOTS];

    private int mask = FIRST_SLOTS - 1;
    private int shift = Long.numberOfLeadingZeros(mask);
    private long[] first = new long[8];
    private long[] second = new long[8];
    private byte[] nulls = new byte[8];

    /** A value whose NULL flag is set must be 0. */
    int findOrAdd(long a, long b, int nullFlags) {
        long[] table = slots;
        int slot = home(a, b);
        while (true) {
            int at = WIDTH * slot;
            long tag = table[at + 2];
            if (tag == 0) {
                return add(a, b, nullFlags, at);
            }
            if (table[at] == a && table[at + 1] == b && (int) (tag >>> 32) == nullFlags) {
                return (int) tag;
            }
            slot = slot + 1 & mask;
        }
    }

    void free(int id) {
        entries.free(id);
        int slot = home(first[id], second[id]);
        while ((int) slots[WIDTH * slot + 2] != id) {
            slot = slot + 1 & mask;
        }
        closeGap(slot);
        if (mask + 1 > FIRST_SLOTS && entries.size() < mask + 1 >> 3) {
            resize(mask + 1 >> 1);
        }
    }

    long first(int id) {
        return first[id];
    }

    long second(int id) {
        return second[id];
    }

    int nulls(int id) {
        return nulls[id];
    }

    long stateBytes() {
        return 8L * (slots.length + first.length + second.length) + nulls.length + entries.stateBytes();
    }

    void snapshot(StateWriter writer, String prefix) {
        entries.snapshot(writer, prefix);
        int[] ids = entries.live();
        long[] column = new long[ids.length];
        Arrays.setAll(column, i -> first[ids[i]]);
        writer.writeLongs(prefix + "first", column, column.length);
        Arrays.setAll(column, i -> second[ids[i]]);
        writer.writeLongs(prefix + "second", column, column.length);
        Arrays.setAll(column, i -> nulls[ids[i]]);
        writer.writeLongs(prefix + "nulls", column, column.length);
    }

    void restore(StateReader reader, String prefix) {
        int count = entries.restore(reader, prefix);
        long[] a = reader.readLongs(prefix + "first");
        long[] b = reader.readLongs(prefix + "second");
        long[] flags = reader.readLongs(prefix + "nulls");
        for (int i = 0; i < count; i++) {
            findOrAdd(a[i], b[i], (int) flags[i]);
        }
    }

    private int add(long a, long b, int nullFlags, int at) {
        int id = entries.take();
        if (id >= first.length) {
            int size = Math.max(id + 1, 2 * first.length);
            first = Arrays.copyOf(first, size);
            second = Arrays.copyOf(second, size);
            nulls = Arrays.copyOf(nulls, size);
        }
        first[id] = a;
        second[id] = b;
        nulls[id] = (byte) nullFlags;
        slots[at] = a;
        slots[at + 1] = b;
        slots[at + 2] = (long) nullFlags << 32 | id;
        if (2 * entries.size() > mask) {
            resize(2 * (mask + 1));
        }
        return id;
    }

    /** Moves later entries of the same run back, so that no search meets a gap before its entry. */
    private void closeGap(int slot) {
        int gap = slot;
        int next = gap + 1 & mask;
        while (slots[WIDTH * next + 2] != 0) {
            int distance = next - home(slots[WIDTH * next], slots[WIDTH * next + 1]) & mask;
            if (distance >= (next - gap & mask)) {
                System.arraycopy(slots, WIDTH * next, slots, WIDTH * gap, WIDTH);
                gap = next;
            }
            next = next + 1 & mask;
        }
        slots[WIDTH * gap + 2] = 0;
    }

    private void resize(int count) {
        long[] old = slots;
        slots = new long[Math.multiplyExact(WIDTH, count)];
        mask = count - 1;
        shift = Long.numberOfLeadingZeros(mask);
        for (int i = 0; i < old.length; i += WIDTH) {
            if (old[i + 2] != 0) {
                int slot = home(old[i], old[i + 1]);
                while (slots[WIDTH * slot + 2] != 0) {
                    slot = slot + 1 & mask;
                }
                System.arraycopy(old, i, slots, WIDTH * slot, WIDTH);
            }
        }
    }

    private int home(long a, long b) {
        long hash = a * OTHER + (b ^ b >>> 32) * GOLDEN;
        hash ^= hash >>> 32;
        return (int) (hash * GOLDEN >>> shift);
    }
}
