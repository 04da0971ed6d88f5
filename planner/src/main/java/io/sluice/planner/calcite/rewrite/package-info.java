/**
 * Rewrites of the relational plan around joins: subqueries become joins, filters go below them, joins find their order. An expression that
 * can fail is never moved to rows that it would not have met.
 */
package io.sluice.planner.calcite.rewrite;
