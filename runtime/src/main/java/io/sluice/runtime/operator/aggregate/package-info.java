/**
 * Grouping and aggregation, kept current under changes: a table gives rows their groups, accumulators hold one column of state per
 * aggregate, and the operator emits what changed at the end of each tick. {@link io.sluice.runtime.operator.aggregate.Accumulators} makes
 * accumulators for anyone: weights of −1 take rows back where they were made for changing input, {@code merge} joins groups of two.
 */
package io.sluice.runtime.operator.aggregate;
