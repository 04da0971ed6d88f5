package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Gives ids to byte strings. Open addressing with linear probing; a slot holds 32 bits of the hash and the id, so that bytes are
 * compared only where hash and length agree.
 */
final class BytesTable implements AutoCloseable {
    private static final int FIRST_SLOTS = 16;

    final GroupIds entries;
    private final BytesStore keys;

    /** The hash above the id; id 0 marks a free slot. */
    private long[] slots = new long[FIRST_SLOTS];

    private int mask = FIRST_SLOTS - 1;
    private int used;

    BytesTable(GroupIds entries, BufferAllocator allocator) {
        this.entries = entries;
        this.keys = new BytesStore(allocator);
    }

    /**
     * Writes the ids of rows [from, to) to {@code ids[row]}.
     *
     * @param offsets where the int offsets stand, that of row r at index r
     * @param hashes room for as many hashes
     */
    void findOrAdd(long data, long offsets, int from, int to, int[] hashes, int[] ids) {
        int start = from < to ? Memory.getInt(offsets + 4L * from) : 0;
        for (int row = from; row < to; row++) {
            int end = Memory.getInt(offsets + 4L * row + 4);
            hashes[row - from] = Bytes.hash(data + start, end - start);
            start = end;
        }
        start = from < to ? Memory.getInt(offsets + 4L * from) : 0;
        for (int row = from; row < to; row++) {
            int end = Memory.getInt(offsets + 4L * row + 4);
            ids[row] = findOrAdd(data + start, end - start, hashes[row - from]);
            start = end;
        }
    }

    int findOrAdd(long address, int length, int hash) {
        long[] table = slots;
        int slot = hash & mask;
        while (true) {
            long entry = table[slot];
            int id = (int) entry;
            if (id == 0) {
                return add(address, length, hash, slot);
            }
            if ((int) (entry >>> 32) == hash
                    && keys.length(id) == length
                    && Bytes.equal(keys.address(id), address, length)) {
                return id;
            }
            slot = slot + 1 & mask;
        }
    }

    void free(int id) {
        int slot = Bytes.hash(keys.address(id), keys.length(id)) & mask;
        while ((int) slots[slot] != id) {
            slot = slot + 1 & mask;
        }
        closeGap(slot);
        keys.remove(id);
        entries.free(id);
        used--;
        if (mask + 1 > FIRST_SLOTS && used < mask + 1 >> 3) {
            resize(mask + 1 >> 1);
        }
    }

    long address(int id) {
        return keys.address(id);
    }

    int length(int id) {
        return keys.length(id);
    }

    long stateBytes() {
        return 8L * slots.length + keys.stateBytes() + entries.stateBytes();
    }

    @Override
    public void close() {
        keys.close();
        Arrays.fill(slots, 0);
        used = 0;
    }

    private int add(long address, int length, int hash, int slot) {
        int id = entries.take();
        keys.put(id, address, length);
        slots[slot] = (long) hash << 32 | id;
        used++;
        if (2 * used > mask) {
            resize(2 * (mask + 1));
        }
        return id;
    }

    /** Moves later entries of the same run back, so that no search meets a gap before its entry. */
    private void closeGap(int slot) {
        int gap = slot;
        int next = gap + 1 & mask;
        while (slots[next] != 0) {
            int distance = next - (int) (slots[next] >>> 32) & mask;
            if (distance >= (next - gap & mask)) {
                slots[gap] = slots[next];
                gap = next;
            }
            next = next + 1 & mask;
        }
        slots[gap] = 0;
    }

    private void resize(int count) {
        long[] old = slots;
        slots = new long[count];
        mask = count - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
