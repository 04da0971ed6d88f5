package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.state.GrowingInts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Knows which groups the current tick has touched, in the order of first touch, and which were emitted in earlier ticks. */
final class TouchLog implements AutoCloseable {
    private static final int NEVER = 0;
    private static final int BEFORE = 1;
    private static final int BLOCK = 256;
    /** New groups of a block below which the next one is not expected to have many. */
    private static final int SELDOM = BLOCK / 16;

    /** {@link #NEVER} emitted, {@link #BEFORE}, or the tick of the last touch. */
    private final GrowingInts marks;

    private int bound = 1;
    private int tick = BEFORE + 1;
    private int[] fresh = new int[8];
    private boolean[] emitted = new boolean[8];
    private List<TouchedGroups> log = new ArrayList<>();

    TouchLog(BufferAllocator allocator) {
        this.marks = new GrowingInts(allocator);
    }

    void ensureGroups(int groups) {
        bound = Math.max(bound, groups);
        marks.ensure(groups);
    }

    /** Marks the groups of rows [from, to) and returns how many of them the tick had not touched before. */
    int touch(int[] ids, int from, int to) {
        int count = 0;
        boolean seldom = false;
        for (int row = from; row < to; row += BLOCK) {
            int before = count;
            int end = Math.min(to, row + BLOCK);
            count = seldom ? touchSeldom(ids, row, end, count) : touchOften(ids, row, end, count);
            seldom = count - before < SELDOM;
        }
        return count;
    }

    /** For rows of which hardly any is of a new group. */
    private int touchSeldom(int[] ids, int from, int to, int found) {
        ensureFresh(found + to - from);
        int count = found;
        for (int row = from; row < to; row++) {
            int id = ids[row];
            int mark = marks.get(id);
            if (mark != tick) {
                fresh[count] = id;
                emitted[count++] = mark != NEVER;
                marks.set(id, tick);
            }
        }
        return count;
    }

    /** Writes each group behind those found so far, and counts it if it is new: the processor cannot foresee which ones are. */
    private int touchOften(int[] ids, int from, int to, int found) {
        ensureFresh(found + to - from);
        int count = found;
        for (int row = from; row < to; row++) {
            int id = ids[row];
            int mark = marks.get(id);
            fresh[count] = id;
            emitted[count] = mark != NEVER;
            count += mark == tick ? 0 : 1;
            marks.set(id, tick);
        }
        return count;
    }

    private void ensureFresh(int needed) {
        if (fresh.length < needed) {
            fresh = Arrays.copyOf(fresh, Math.max(needed, 2 * fresh.length));
            emitted = Arrays.copyOf(emitted, fresh.length);
        }
    }

    /** The groups that the last {@link #touch} found. */
    int[] freshIds(int count) {
        return Arrays.copyOf(fresh, count);
    }

    /** Whether something was emitted for the i-th of them in an earlier tick. */
    boolean freshWasEmitted(int i) {
        return emitted[i];
    }

    void log(TouchedGroups groups) {
        log.add(groups);
    }

    boolean hasTouched() {
        return !log.isEmpty();
    }

    List<TouchedGroups> takeTick() {
        List<TouchedGroups> taken = log;
        log = new ArrayList<>();
        tick++;
        if (tick == Integer.MAX_VALUE) {
            restart();
        }
        return taken;
    }

    void markEmitted(int id) {
        marks.set(id, BEFORE);
    }

    void forget(int id) {
        marks.set(id, NEVER);
    }

    long stateBytes() {
        return marks.bytes() + 5L * fresh.length;
    }

    @Override
    public void close() {
        log.forEach(TouchedGroups::close);
        log.clear();
        marks.close();
    }

    private void restart() {
        for (int id = 0; id < bound; id++) {
            marks.set(id, Math.min(marks.get(id), BEFORE));
        }
        tick = BEFORE + 1;
    }
}
