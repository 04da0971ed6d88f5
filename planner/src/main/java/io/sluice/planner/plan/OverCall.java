package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * One function of an {@link OverNode}.
 *
 * @param aggregate for AGGREGATE: what is computed over the frame; its args are columns of the input
 * @param args columns of the input, for the functions that are no aggregates; LAG and LEAD may have a second one, the default
 * @param constants literals or parameters: the distance of LAG and LEAD, the n of NTH_VALUE and NTILE
 * @param ignoreNulls rows whose argument is NULL do not count
 */
public record OverCall(
        OverFunction function,
        Optional<AggregateCall> aggregate,
        List<Integer> args,
        List<Expr> constants,
        boolean ignoreNulls,
        OverFrame frame,
        SqlType type,
        String name,
        SourceSpan span) {
    public OverCall {
        args = List.copyOf(args);
        constants = List.copyOf(constants);
    }
}
