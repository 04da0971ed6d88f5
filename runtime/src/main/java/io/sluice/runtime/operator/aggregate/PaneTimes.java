package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.operator.window.EventTimes;
import java.time.Duration;

/**
 * Where panes and the windows built of them begin and end, in units of the time column. A pane is named by its start, a window by its end;
 * windows of one aggregate never end at the same time.
 */
final class PaneTimes {
    private final long size;
    private final long slide;
    private final long offset;
    private final long pane;
    private final boolean grows;
    private final Duration grace;
    private final TimeUnit unit;

    PaneTimes(WindowSpec window, Duration pane, TimeUnit unit) {
        this.size = EventTimes.units(window.size(), unit);
        this.slide = EventTimes.units(window.slide(), unit);
        this.grows = window.kind() == WindowSpec.Kind.CUMULATE;
        this.offset = Math.floorMod(EventTimes.units(window.offset(), unit), grows ? size : slide);
        this.pane = EventTimes.units(pane, unit);
        this.grace = window.grace();
        this.unit = unit;
    }

    /** False for times so far from 1970 that the bounds of their windows are no longs. */
    boolean hasPane(long time) {
        return time >= Long.MIN_VALUE + 2 * size && time <= Long.MAX_VALUE - 2 * size;
    }

    long paneOf(long time) {
        return time - Math.floorMod(time - offset, pane);
    }

    long paneLength() {
        return pane;
    }

    /** End of the first window that holds a pane. */
    long firstEnd(long start) {
        if (grows) {
            return start + pane;
        }
        long beyond = start + 1;
        return beyond + Math.floorMod(offset + size - beyond, slide);
    }

    /** End of the last window that holds a pane. */
    long lastEnd(long start) {
        long period = grows ? size : slide;
        return start - Math.floorMod(start - offset, period) + size;
    }

    /** The end that follows. */
    long nextEnd(long end) {
        return end + slide;
    }

    /** The last end at or before a time. */
    long endAtOrBefore(long time) {
        return time - Math.floorMod(time - offset - size, slide);
    }

    /** Where the window that ends there begins. */
    long start(long end) {
        return grows ? end - 1 - Math.floorMod(end - 1 - offset, size) : end - size;
    }

    /** Windows that end there or earlier are closed at this watermark, in microseconds. */
    long closedThrough(long watermark) {
        return EventTimes.closedThrough(watermark, grace, unit);
    }
}
