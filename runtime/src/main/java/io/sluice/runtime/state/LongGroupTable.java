package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Groups by one key of at most 64 bits. Open addressing with linear probing; a slot holds key and id side by side. */
final class LongGroupTable extends KeyedGroupTable {
    private static final int FIRST_SLOTS = 16;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Key at 2i, id at 2i + 1; id 0 marks a free slot. */
    private long[] slots = new long[2 * FIRST_SLOTS];

    private int mask = FIRST_SLOTS - 1;
    private int shift = Long.numberOfLeadingZeros(mask);
    private int used;
    private long[] keys = new long[8];
    private int nullGroup;

    LongGroupTable(SqlType type, BufferAllocator allocator, Scratch scratch) {
        super(List.of(type), allocator, scratch);
    }

    @Override
    public void findOrAdd(Column[] columns, int from, int to, int[] ids) {
        Column column = columns[0];
        long[] values = scratch.values(to - from);
        LongCodec.load(column, from, to, values);
        if (column.hasNulls()) {
            for (int row = from; row < to; row++) {
                ids[row] = column.isNull(row) ? nullGroup() : find(values[row - from]);
            }
        } else {
            for (int row = from; row < to; row++) {
                ids[row] = find(values[row - from]);
            }
        }
    }

    @Override
    public void free(int id) {
        groups.free(id);
        if (id == nullGroup) {
            nullGroup = 0;
            return;
        }
        int slot = home(keys[id]);
        while (slots[2 * slot + 1] != id) {
            slot = slot + 1 & mask;
        }
        closeGap(slot);
        used--;
        if (mask + 1 > FIRST_SLOTS && used < mask + 1 >> 3) {
            resize(mask + 1 >> 1);
        }
    }

    @Override
    public Column[] newKeyColumns(int[] ids, int count, BufferAllocator target) {
        long[] values = new long[count];
        boolean[] nulls = nullGroup == 0 ? null : new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = keys[ids[i]];
            if (nulls != null) {
                nulls[i] = ids[i] == nullGroup;
            }
        }
        return new Column[] {LongCodec.newColumn(types.get(0), values, nulls, count, target)};
    }

    @Override
    public long stateBytes() {
        return 8L * (slots.length + keys.length) + groups.stateBytes();
    }

    private int find(long key) {
        long[] table = slots;
        int slot = home(key);
        while (true) {
            long id = table[2 * slot + 1];
            if (id == 0) {
                return add(key, slot);
            }
            if (table[2 * slot] == key) {
                return (int) id;
            }
            slot = slot + 1 & mask;
        }
    }

    private int add(long key, int slot) {
        int id = newGroup();
        keys[id] = key;
        slots[2 * slot] = key;
        slots[2 * slot + 1] = id;
        used++;
        if (2 * used > mask) {
            resize(2 * (mask + 1));
        }
        return id;
    }

    private int nullGroup() {
        if (nullGroup == 0) {
            nullGroup = newGroup();
        }
        return nullGroup;
    }

    private int newGroup() {
        int id = groups.take();
        if (id >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(id + 1, 2 * keys.length));
        }
        return id;
    }

    /** Moves later entries of the same run back, so that no search meets a gap before its entry. */
    private void closeGap(int slot) {
        int gap = slot;
        int next = gap + 1 & mask;
        while (slots[2 * next + 1] != 0) {
            int distance = next - home(slots[2 * next]) & mask;
            if (distance >= (next - gap & mask)) {
                slots[2 * gap] = slots[2 * next];
                slots[2 * gap + 1] = slots[2 * next + 1];
                gap = next;
            }
            next = next + 1 & mask;
        }
        slots[2 * gap + 1] = 0;
    }

    private void resize(int count) {
        long[] old = slots;
        slots = new long[Math.multiplyExact(2, count)];
        mask = count - 1;
        shift = Long.numberOfLeadingZeros(mask);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int slot = home(old[i]);
                while (slots[2 * slot + 1] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[2 * slot] = old[i];
                slots[2 * slot + 1] = old[i + 1];
            }
        }
    }

    private int home(long key) {
        return (int) ((key ^ key >>> 32) * GOLDEN >>> shift);
    }
}
