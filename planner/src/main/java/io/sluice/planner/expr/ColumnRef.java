package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** Column {@code index} of the input, counted from 0. */
public record ColumnRef(int index, SqlType type) implements Expr {
    @Override
    public List<Expr> children() {
        return List.of();
    }
}
