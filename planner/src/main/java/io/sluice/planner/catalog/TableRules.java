package io.sluice.planner.catalog;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Map;

/**
 * What a table does to the rows that are stored in it, beyond its columns and key.
 *
 * @param defaults by column: what an INSERT that gives no value stores, of the column's type, without columns
 * @param replaces whether an inserted row takes the place of the one with its key, instead of being refused
 */
public record TableRules(Map<Integer, Expr> defaults, List<CheckRule> checks, boolean replaces) {
    public static final TableRules NONE = new TableRules(Map.of(), List.of(), false);

    public TableRules {
        defaults = Map.copyOf(defaults);
        checks = List.copyOf(checks);
    }
}
