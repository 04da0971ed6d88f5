package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The slots of a table from keys to ids: open addressing with linear probing. Keys stand elsewhere, by id; a slot is one int, the id and,
 * in the bits above it, the beginning of its hash, so that hardly any key is looked at in vain.
 *
 * <pre>{@code
 * int tag = slots.tag(hash);
 * for (int slot = slots.home(hash); ; slot = slots.next(slot)) {
 *     int entry = slots.entry(slot);
 *     if (entry == 0) → not there: slots.put(slot, id, hash)
 *     if (slots.agree(entry, tag)) → is it the key of entry ^ tag?
 * }
 * }</pre>
 */
final class IdSlots implements AutoCloseable {
    /** Gives the hash of the key that has an id. */
    interface Hashes {
        long of(int id);
    }

    private static final int FIRST_SLOTS = 16;

    /** Slots that are moved together when there are more, or fewer. */
    private static final int RUN = FIRST_SLOTS;

    private final BufferAllocator allocator;
    private final Hashes hashes;
    private ArrowBuf buffer;
    private long address;
    private int mask;
    private int shift;
    private int tagMask;
    private int used;

    /** @param hashes well mixed in the high bits, and in the high bits of the low half */
    IdSlots(Hashes hashes, BufferAllocator allocator) {
        this.hashes = hashes;
        this.allocator = allocator;
        allocate(FIRST_SLOTS, 0);
    }

    /** Makes room for so many ids in a table that has none. */
    void expect(int ids) {
        int slots = FIRST_SLOTS;
        while (8L * ids > 5L * slots && slots < 1 << 30) {
            slots *= 2;
        }
        if (used == 0 && slots > mask + 1) {
            ArrowBuf old = buffer;
            allocate(slots, ids);
            old.close();
        }
    }

    /** The slot where a search begins. */
    int home(long hash) {
        return (int) (hash >>> shift);
    }

    int next(int slot) {
        return slot + 1 & mask;
    }

    /** 0 for a free slot. */
    int entry(int slot) {
        return Memory.getInt(address + 4L * slot);
    }

    int tag(long hash) {
        return (int) hash & tagMask;
    }

    /** Whether the entry may be that of the hash the tag is of; then {@code entry ^ tag} is its id. */
    boolean agree(int entry, int tag) {
        return ((entry ^ tag) & tagMask) == 0;
    }

    /** The bits of an entry that are its id. */
    int idMask() {
        return ~tagMask;
    }

    /** Puts an id into a free slot at the end of the search for it; slots found before are worth nothing then. */
    void put(int slot, int id, long hash) {
        used++;
        if (8L * used > 5L * (mask + 1L)) {
            resize(Math.multiplyExact(2, mask + 1), id);
            insert(id, hash);
        } else if ((id & tagMask) != 0) {
            resize(mask + 1, id);
            insert(id, hash);
        } else {
            Memory.putInt(address + 4L * slot, id | tag(hash));
        }
    }

    /** Forgets an id, whose hash is still known. */
    void remove(int id) {
        long hash = hashes.of(id);
        int entry = id | tag(hash);
        int slot = home(hash);
        while (entry(slot) != entry) {
            slot = next(slot);
        }
        closeGap(slot);
        used--;
        if (mask + 1 > FIRST_SLOTS && used < mask + 1 >> 3) {
            resize(mask + 1 >> 1, ~tagMask);
        }
    }

    long bytes() {
        return 4L * (mask + 1);
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
        }
    }

    /** Moves later entries of the same run back, so that no search meets a gap before its entry. */
    private void closeGap(int slot) {
        int gap = slot;
        int next = next(gap);
        for (int entry = entry(next); entry != 0; entry = entry(next)) {
            int distance = next - home(hashes.of(entry & ~tagMask)) & mask;
            if (distance >= (next - gap & mask)) {
                Memory.putInt(address + 4L * gap, entry);
                gap = next;
            }
            next = next(next);
        }
        Memory.putInt(address + 4L * gap, 0);
    }

    private void resize(int slots, int largestId) {
        int oldSlots = mask + 1;
        int oldIds = ~tagMask;
        ArrowBuf old = buffer;
        long from = address;
        allocate(slots, Math.max(oldIds, largestId));
        long[] hashesOfRun = new long[RUN];
        for (int run = 0; run < oldSlots; run += RUN) {
            // All hashes first: the keys lie anywhere, and the processor waits for all of them at once.
            for (int i = 0; i < RUN; i++) {
                int id = Memory.getInt(from + 4L * (run + i)) & oldIds;
                hashesOfRun[i] = id == 0 ? 0 : hashes.of(id);
            }
            for (int i = 0; i < RUN; i++) {
                int id = Memory.getInt(from + 4L * (run + i)) & oldIds;
                if (id != 0) {
                    insert(id, hashesOfRun[i]);
                }
            }
        }
        old.close();
    }

    private void insert(int id, long hash) {
        int slot = home(hash);
        while (entry(slot) != 0) {
            slot = next(slot);
        }
        Memory.putInt(address + 4L * slot, id | tag(hash));
    }

    private void allocate(int slots, int largestId) {
        buffer = allocator.buffer(4L * slots);
        address = buffer.memoryAddress();
        Memory.fill(address, 4L * slots, (byte) 0);
        mask = slots - 1;
        shift = Long.numberOfLeadingZeros(mask);
        tagMask = (int) (-1L << 32 - Integer.numberOfLeadingZeros(Math.max(mask, largestId)));
    }
}
