package io.sluice.runtime.operator.window;

import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.SqlType.TimeUnit;

/**
 * Where windows begin, in units of a time column. Starts are {@code offset + n · slide} for every whole n, also before 1970; a window
 * holds its start but not its end.
 */
final class WindowAssigner {
    private final long size;
    private final long slide;
    private final long offset;
    private final long margin;

    WindowAssigner(WindowSpec spec, TimeUnit unit) {
        this.size = EventTimes.units(spec.size(), unit);
        this.slide = EventTimes.units(spec.slide(), unit);
        this.offset = Math.floorMod(EventTimes.units(spec.offset(), unit), slide);
        this.margin = Math.addExact(size, 2 * slide);
    }

    long size() {
        return size;
    }

    long slide() {
        return slide;
    }

    /** Most windows a row may fall into. */
    int windowsPerRow() {
        return Math.toIntExact((size + slide - 1) / slide);
    }

    /** False for times so far from 1970 that the bounds of their windows are no longs. */
    boolean hasWindows(long time) {
        return time >= Long.MIN_VALUE + margin && time <= Long.MAX_VALUE - margin;
    }

    /** The latest start at or before a time. */
    long lastStart(long time) {
        return time - Math.floorMod(time - offset, slide);
    }

    /** Whether every row is in the window that began {@code back} slides before its last start. */
    boolean alwaysReaches(int back) {
        return (back + 1) * slide <= size;
    }
}
