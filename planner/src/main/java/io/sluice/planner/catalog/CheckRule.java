package io.sluice.planner.catalog;

import io.sluice.planner.expr.Expr;

/**
 * A condition that is false for no row of a table.
 *
 * @param name of the constraint, or its text when it has none
 * @param condition over the columns of the table
 */
public record CheckRule(String name, Expr condition) {}
