package io.sluice.runtime.state;

import java.util.Arrays;

/** Hands out dense ids from 1 on and takes them back; the id freed last is given next. */
public final class GroupIds {
    private int bound = 1;
    private int size;
    private int[] freed = new int[8];
    private int freedCount;
    private long[] live = new long[1];
    private long[] replay;
    private int replayed;

    /** An id that nothing has now. */
    public int take() {
        int id = next();
        int word = id >>> 6;
        if (word >= live.length) {
            live = Arrays.copyOf(live, Math.max(word + 1, live.length * 2));
        }
        live[word] |= 1L << id;
        size++;
        return id;
    }

    public void free(int id) {
        live[id >>> 6] &= ~(1L << id);
        size--;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freedCount * 2);
        }
        freed[freedCount++] = id;
    }

    /** Every id ever given is below this. */
    public int bound() {
        return bound;
    }

    public int size() {
        return size;
    }

    /** All ids in use, ascending. */
    public int[] live() {
        int[] ids = new int[size];
        int count = 0;
        for (int word = 0; word < live.length; word++) {
            for (long bits = live[word]; bits != 0; bits &= bits - 1) {
                ids[count++] = word << 6 | Long.numberOfTrailingZeros(bits);
            }
        }
        return ids;
    }

    public long stateBytes() {
        return 4L * freed.length + 8L * live.length;
    }

    public void snapshot(StateWriter writer, String prefix) {
        writer.writeLong(prefix + "bound", bound);
        writer.writeLongs(
                prefix + "freed",
                Arrays.stream(freed, 0, freedCount).asLongStream().toArray(),
                freedCount);
        writer.writeLongs(prefix + "ids", Arrays.stream(live()).asLongStream().toArray(), size);
    }

    /**
     * Reads what {@link #snapshot} wrote. The ids that were in use are then given by {@link #take} once more, ascending, so that the owner
     * adds its entries in that order.
     *
     * @return how many there are
     */
    public int restore(StateReader reader, String prefix) {
        bound = (int) reader.readLong(prefix + "bound");
        freed = Arrays.stream(reader.readLongs(prefix + "freed"))
                .mapToInt(id -> (int) id)
                .toArray();
        freedCount = freed.length;
        freed = Arrays.copyOf(freed, Math.max(8, freedCount));
        replay = reader.readLongs(prefix + "ids");
        replayed = 0;
        return replay.length;
    }

    private int next() {
        if (replay != null && replayed < replay.length) {
            return (int) replay[replayed++];
        }
        replay = null;
        return freedCount > 0 ? freed[--freedCount] : bound++;
    }
}
