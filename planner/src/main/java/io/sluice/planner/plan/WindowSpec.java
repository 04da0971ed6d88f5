package io.sluice.planner.plan;

import java.time.Duration;

/**
 * Windows aligned to the epoch plus {@code offset}.
 *
 * @param slide distance of window starts; equal to {@code size} for TUMBLE; size need not be a multiple of it
 * @param grace how long after its end, in event time, a window still takes rows; never negative
 */
public record WindowSpec(Kind kind, Duration size, Duration slide, Duration offset, Duration grace) {
    public enum Kind {
        TUMBLE,
        HOP
    }
}
