package io.sluice.planner.plan;

import java.time.Duration;

/**
 * Windows of event time. All but sessions are aligned to the epoch plus {@code offset}.
 *
 * @param size length of the window, for CUMULATE the longest, for SESSION the gap
 * @param slide for TUMBLE equal to {@code size}; for HOP the distance of window starts, of which size need not be a multiple; for CUMULATE
 *     the step by which windows of one start grow, of which size is a multiple; zero for SESSION
 * @param grace how long after its end, in event time, a window still takes rows; never negative
 */
public record WindowSpec(Kind kind, Duration size, Duration slide, Duration offset, Duration grace) {
    public enum Kind {
        TUMBLE,
        HOP,
        CUMULATE,
        SESSION
    }
}
