package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** {@code value [NOT] IN (constants)}, all of the type of {@code value}; a NULL constant makes a miss unknown. */
public record InList(Expr value, List<Literal> options, boolean negated, SqlType type) implements Expr {
    public InList {
        options = List.copyOf(options);
    }

    @Override
    public List<Expr> children() {
        return List.of(value);
    }
}
