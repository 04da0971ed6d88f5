package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** The {@code index}-th {@code ?} of a prepared statement, from 0; its value is given when the plan runs. */
public record ParameterRef(int index, SqlType type) implements Expr {
    @Override
    public List<Expr> children() {
        return List.of();
    }
}
