package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** A type conversion; {@code safe} is TRY_CAST: NULL instead of an error. */
public record Cast(Expr arg, SqlType type, boolean safe, SourceSpan span) implements Expr {
    @Override
    public List<Expr> children() {
        return List.of(arg);
    }
}
