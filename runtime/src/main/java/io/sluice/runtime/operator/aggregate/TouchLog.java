package io.sluice.runtime.operator.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Knows which groups the current tick has touched, in the order of first touch, and which were emitted in earlier ticks. */
final class TouchLog implements AutoCloseable {
    private static final int NEVER = 0;
    private static final int BEFORE = 1;

    /** {@link #NEVER} emitted, {@link #BEFORE}, or the tick of the last touch. */
    private int[] marks = new int[8];

    private int tick = BEFORE + 1;
    private int[] fresh = new int[8];
    private boolean[] emitted = new boolean[8];
    private List<TouchedGroups> log = new ArrayList<>();

    void ensureGroups(int bound) {
        if (bound > marks.length) {
            marks = Arrays.copyOf(marks, Math.max(bound, 2 * marks.length));
        }
    }

    /** Marks the groups of rows [from, to) and returns how many of them the tick had not touched before. */
    int touch(int[] ids, int from, int to) {
        int count = 0;
        int[] target = marks;
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (target[id] != tick) {
                if (count == fresh.length) {
                    fresh = Arrays.copyOf(fresh, 2 * count);
                    emitted = Arrays.copyOf(emitted, 2 * count);
                }
                fresh[count] = id;
                emitted[count++] = target[id] != NEVER;
                target[id] = tick;
            }
        }
        return count;
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
        marks[id] = BEFORE;
    }

    void forget(int id) {
        marks[id] = NEVER;
    }

    long stateBytes() {
        return 4L * marks.length + 5L * fresh.length;
    }

    @Override
    public void close() {
        log.forEach(TouchedGroups::close);
        log.clear();
    }

    private void restart() {
        for (int i = 0; i < marks.length; i++) {
            marks[i] = Math.min(marks[i], BEFORE);
        }
        tick = BEFORE + 1;
    }
}
