package io.sluice.planner.plan;

import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/**
 * One aggregate of an {@link AggregateNode}.
 *
 * @param args columns of the input; empty for COUNT(*)
 * @param filter a BOOLEAN column of the input that must be true, or −1
 * @param type result: COUNT BIGINT; SUM of integers BIGINT, of DECIMAL DECIMAL(38, s), of REAL and DOUBLE DOUBLE; AVG DOUBLE, of DECIMAL
 *     as given; MIN, MAX the argument's
 */
public record AggregateCall(
        AggregateFunction function,
        List<Integer> args,
        boolean distinct,
        int filter,
        SqlType type,
        String name,
        SourceSpan span) {
    public AggregateCall {
        args = List.copyOf(args);
    }
}
