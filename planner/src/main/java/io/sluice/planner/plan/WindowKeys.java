package io.sluice.planner.plan;

import java.time.Duration;

/**
 * The window columns among the group keys of an aggregate or the partition keys of a ranking, as positions among the keys; at least one is
 * present, an absent one is −1. A group may be freed, or finally emitted, once the watermark has reached its window's end plus {@code grace}.
 *
 * @param size length of the window: gives the end where only the start is grouped by
 */
public record WindowKeys(int startKey, int endKey, int timeKey, Duration size, Duration grace) {}
