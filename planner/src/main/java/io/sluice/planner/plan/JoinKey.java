package io.sluice.planner.plan;

/**
 * One equality of a join; both columns have the same type but for nullability.
 *
 * @param left column of the left input
 * @param right column of the right input
 * @param nullSafe NULL matches NULL (IS NOT DISTINCT FROM); otherwise NULL matches nothing
 */
public record JoinKey(int left, int right, boolean nullSafe) {}
