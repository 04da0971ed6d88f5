package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** A call that the runtime evaluates with a vectorised kernel. */
public record Call(ScalarOp op, List<Expr> args, SqlType type, SourceSpan span) implements Expr {
    public Call {
        args = List.copyOf(args);
    }

    @Override
    public List<Expr> children() {
        return args;
    }
}
