package io.sluice.planner.expr;

import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/**
 * A call of the long tail: evaluated row by row through a compiled function. EXPLAIN marks it {@code [row]}.
 *
 * @param name the SQL text of the function for EXPLAIN, such as {@code INITCAP}
 */
public record RowCall(String name, List<Expr> args, SqlType type, RowFunction function, SourceSpan span)
        implements Expr {
    public RowCall {
        args = List.copyOf(args);
    }

    @Override
    public List<Expr> children() {
        return args;
    }
}
