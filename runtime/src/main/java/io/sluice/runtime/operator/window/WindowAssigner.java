package io.sluice.runtime.operator.window;

import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.SqlType.TimeUnit;

/**
 * Where windows begin and end, in units of a time column. Starts are {@code offset + n · period} for every whole n, also before 1970; a
 * window holds its start but not its end. The period is the slide; for CUMULATE it is the size, and windows of one start grow by the slide.
 * The windows a row may fall into have places from 0 on, the one that ends first first.
 */
final class WindowAssigner {
    private final long size;
    private final long slide;
    private final long period;
    private final long offset;
    private final long margin;
    private final boolean grows;

    WindowAssigner(WindowSpec spec, TimeUnit unit) {
        this.size = EventTimes.units(spec.size(), unit);
        this.slide = EventTimes.units(spec.slide(), unit);
        this.grows = spec.kind() == WindowSpec.Kind.CUMULATE;
        this.period = grows ? size : slide;
        this.offset = Math.floorMod(EventTimes.units(spec.offset(), unit), period);
        this.margin = Math.addExact(size, 2 * slide);
    }

    /** Distance of starts. */
    long period() {
        return period;
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
        return time - Math.floorMod(time - offset, period);
    }

    /** The latest end of windows that hold a time. */
    long lastEnd(long time) {
        return lastStart(time) + size;
    }

    /** How far the window at a place begins before the last start of its rows. */
    long back(int place) {
        return grows ? 0 : (windowsPerRow() - 1 - place) * slide;
    }

    /** Length of the window at a place. */
    long size(int place) {
        return grows ? (place + 1) * slide : size;
    }

    /** Whether every row is in the window at this place. */
    boolean alwaysReaches(int place) {
        return size(place) - back(place) >= period;
    }
}
