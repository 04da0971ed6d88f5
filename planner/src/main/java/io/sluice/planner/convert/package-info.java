/**
 * From Calcite's algebra to plan nodes: one converter per relational node, row expressions to {@code Expr}, and the one place
 * that computes plan traits.
 */
package io.sluice.planner.convert;
