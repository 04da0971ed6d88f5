package io.sluice.runtime.state;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Gives ids to byte strings. A string has a record of four words: its bytes, where they are few, or the first of them and where all lie; its
 * length and its hash. So most searches look at one slot and one record.
 */
final class BytesTable implements AutoCloseable {
    /** Strings that are looked for together. */
    private static final int BLOCK = 128;

    private static final int WORDS = 4;
    private static final int RECORD = WORDS * Long.BYTES;
    /** Longest string that lies in its record. */
    private static final int INLINE = 3 * Long.BYTES;

    /** Of a longer one: where it lies, behind its first bytes. */
    private static final int ADDRESS = Long.BYTES;

    private static final int LENGTH = INLINE;
    private static final int HASH = INLINE + Integer.BYTES;
    private static final int GARBAGE_LIMIT = 1 << 14;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    final GroupIds entries;
    private final BufferAllocator allocator;
    private final IdSlots slots;
    private final GrowingLongs records;
    private final int[] found = new int[BLOCK];
    /** The strings that do not lie in their records. */
    private BytesArena arena;

    private long live;
    private long garbage;

    BytesTable(GroupIds entries, BufferAllocator allocator) {
        this.entries = entries;
        this.allocator = allocator;
        this.arena = new BytesArena(allocator);
        this.records = new GrowingLongs(allocator);
        this.slots = new IdSlots(id -> spread(Memory.getInt(record(id) + HASH)), allocator);
    }

    /**
     * Writes the ids of rows [from, to) to {@code ids[row]}.
     *
     * @param offsets where the int offsets stand, that of row r at index r
     * @param hashes room for as many hashes
     */
    void findOrAdd(long data, long offsets, int from, int to, int[] hashes, int[] ids) {
        for (int row = from; row < to; row += BLOCK) {
            findBlock(data, offsets, row, Math.min(BLOCK, to - row), hashes, ids);
        }
    }

    /** First fetches what all searches of the block begin with: the processor waits for these loads, which do not depend on each other, at once. */
    private void findBlock(long data, long offsets, int from, int count, int[] hashes, int[] ids) {
        int start = Memory.getInt(offsets + 4L * from);
        for (int i = 0; i < count; i++) {
            int end = Memory.getInt(offsets + 4L * (from + i) + 4);
            int hash = Bytes.hash(data + start, end - start);
            hashes[i] = hash;
            found[i] = slots.entry(slots.home(spread(hash)));
            start = end;
        }
        int idMask = slots.idMask();
        start = Memory.getInt(offsets + 4L * from);
        for (int i = 0; i < count; i++) {
            int end = Memory.getInt(offsets + 4L * (from + i) + 4);
            int id = found[i] & idMask;
            ids[from + i] = id != 0 && isAt(id, data + start, end - start, hashes[i])
                    ? id
                    : findOrAdd(data + start, end - start, hashes[i]);
            start = end;
        }
    }

    /** @param hash as {@link Bytes#hash} has it */
    int findOrAdd(long address, int length, int hash) {
        long spread = spread(hash);
        int tag = slots.tag(spread);
        int slot = slots.home(spread);
        while (true) {
            int entry = slots.entry(slot);
            if (entry == 0) {
                return add(address, length, hash, slot);
            }
            if (slots.agree(entry, tag) && isAt(entry ^ tag, address, length, hash)) {
                return entry ^ tag;
            }
            slot = slots.next(slot);
        }
    }

    private boolean isAt(int id, long address, int length, int hash) {
        long record = record(id);
        if (Memory.getInt(record + LENGTH) != length || Memory.getInt(record + HASH) != hash) {
            return false;
        }
        if (length > INLINE) {
            return Memory.getLong(record) == Memory.getLong(address)
                    && Bytes.equal(Memory.getLong(record + ADDRESS), address, length);
        }
        return Memory.getLong(record) == Memory.getWord(address, length)
                && (length <= 8
                        || Memory.getLong(record + 8) == Memory.getWord(address + 8, length - 8)
                                && (length <= 16
                                        || Memory.getLong(record + 16) == Memory.getWord(address + 16, length - 16)));
    }

    void free(int id) {
        slots.remove(id);
        int length = length(id);
        Memory.putInt(record(id) + LENGTH, 0);
        entries.free(id);
        if (length > INLINE) {
            live -= length;
            garbage += length;
            if (garbage > GARBAGE_LIMIT && garbage > live) {
                compact();
            }
        }
    }

    /** Where the string with an id lies, until the next change. */
    long address(int id) {
        return length(id) > INLINE ? Memory.getLong(record(id) + ADDRESS) : record(id);
    }

    int length(int id) {
        return Memory.getInt(record(id) + LENGTH);
    }

    long stateBytes() {
        return slots.bytes() + records.bytes() + arena.bytes() + entries.stateBytes();
    }

    @Override
    public void close() {
        slots.close();
        records.close();
        arena.close();
    }

    private int add(long address, int length, int hash, int slot) {
        int id = entries.take();
        records.ensure((long) WORDS * (id + 1));
        long record = record(id);
        Memory.putLong(record, Memory.getWord(address, length));
        Memory.putInt(record + LENGTH, length);
        Memory.putInt(record + HASH, hash);
        if (length > INLINE) {
            Memory.putLong(record + ADDRESS, arena.add(address, length));
            live += length;
        } else {
            Memory.putLong(record + 8, Memory.getWord(address + 8, length - 8));
            Memory.putLong(record + 16, Memory.getWord(address + 16, length - 16));
        }
        slots.put(slot, id, spread(hash));
        return id;
    }

    private void compact() {
        BytesArena packed = new BytesArena(allocator);
        for (int id = 1; id < entries.bound() && WORDS * (id + 1L) * Long.BYTES <= records.bytes(); id++) {
            if (length(id) > INLINE) {
                Memory.putLong(record(id) + ADDRESS, packed.add(address(id), length(id)));
            }
        }
        arena.close();
        arena = packed;
        garbage = 0;
    }

    private long record(int id) {
        return records.address() + (long) RECORD * id;
    }

    private static long spread(int hash) {
        return hash * GOLDEN;
    }
}
