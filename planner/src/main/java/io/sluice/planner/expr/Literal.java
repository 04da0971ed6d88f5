package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** A constant in the Java form that {@link SqlType} lists; null for NULL. */
public record Literal(Object value, SqlType type) implements Expr {
    @Override
    public List<Expr> children() {
        return List.of();
    }

    public boolean isNull() {
        return value == null;
    }
}
