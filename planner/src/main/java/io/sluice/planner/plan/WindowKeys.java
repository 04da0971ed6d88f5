package io.sluice.planner.plan;

import java.time.Duration;

/**
 * The window columns among the group keys of an aggregate or the partition keys of a ranking, as positions among the keys; at least one is
 * present, an absent one is −1. A group may be freed, or finally emitted, once the watermark has reached its window's end plus {@code grace}.
 *
 * @param size length of the window: gives the end where only the start is grouped by, and the start where it is not among the columns here.
 *     Where the start does not follow from the end, it is an ordinary group key and absent here
 * @param grace how far rows may come behind the end of their window, in event time
 */
public record WindowKeys(int startKey, int endKey, int timeKey, Duration size, Duration grace) {}
