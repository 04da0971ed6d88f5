/**
 * Grouping and aggregation, kept current under changes: a table gives rows their groups, accumulators hold one column of state per
 * aggregate, and the operator emits what changed at the end of each tick.
 */
package io.sluice.runtime.operator.aggregate;
