package io.sluice.runtime.state;

import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Gives ids to pairs of longs, each of which may be NULL. */
final class LongPairTable implements AutoCloseable {
    static final int FIRST_NULL = 1;
    static final int SECOND_NULL = 2;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

    final GroupIds entries = new GroupIds();
    private final IdSlots slots;

    /** First value at 2i, second at 2i + 1. */
    private final GrowingLongs values;

    /** NULL flags by id; null while there are none. */
    private byte[] nulls;

    LongPairTable(BufferAllocator allocator) {
        this.values = new GrowingLongs(allocator);
        this.slots = new IdSlots(id -> hash(first(id), second(id)), allocator);
    }

    /** A value whose NULL flag is set must be 0. */
    int findOrAdd(long a, long b, int nullFlags) {
        long hash = hash(a, b);
        int tag = slots.tag(hash);
        int slot = slots.home(hash);
        while (true) {
            int entry = slots.entry(slot);
            if (entry == 0) {
                return add(a, b, nullFlags, slot, hash);
            }
            if (slots.agree(entry, tag)) {
                int id = entry ^ tag;
                if (first(id) == a && second(id) == b && nulls(id) == nullFlags) {
                    return id;
                }
            }
            slot = slots.next(slot);
        }
    }

    void free(int id) {
        entries.free(id);
        slots.remove(id);
    }

    long first(int id) {
        return values.get(2L * id);
    }

    long second(int id) {
        return values.get(2L * id + 1);
    }

    int nulls(int id) {
        return nulls == null ? 0 : nulls[id];
    }

    long stateBytes() {
        return slots.bytes() + values.bytes() + (nulls == null ? 0 : nulls.length) + entries.stateBytes();
    }

    void snapshot(StateWriter writer, String prefix) {
        entries.snapshot(writer, prefix);
        int[] ids = entries.live();
        long[] column = new long[ids.length];
        Arrays.setAll(column, i -> first(ids[i]));
        writer.writeLongs(prefix + "first", column, column.length);
        Arrays.setAll(column, i -> second(ids[i]));
        writer.writeLongs(prefix + "second", column, column.length);
        Arrays.setAll(column, i -> nulls(ids[i]));
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

    @Override
    public void close() {
        slots.close();
        values.close();
    }

    private int add(long a, long b, int nullFlags, int slot, long hash) {
        int id = entries.take();
        values.ensure(2L * id + 2);
        values.set(2L * id, a);
        values.set(2L * id + 1, b);
        if (nullFlags != 0 || nulls != null) {
            setNulls(id, (byte) nullFlags);
        }
        slots.put(slot, id, hash);
        return id;
    }

    private void setNulls(int id, byte flags) {
        int bound = entries.bound();
        if (nulls == null) {
            nulls = new byte[bound];
        } else if (bound > nulls.length) {
            nulls = Arrays.copyOf(nulls, Math.max(bound, 2 * nulls.length));
        }
        nulls[id] = flags;
    }

    private static long hash(long a, long b) {
        long hash = a * OTHER + (b ^ b >>> 32) * GOLDEN;
        hash ^= hash >>> 32;
        return hash * GOLDEN;
    }
}
