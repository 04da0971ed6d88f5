package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Short names for aggregate specs in tests. */
public final class Calls {
    public static final SqlType DOUBLE = SqlType.of(TypeKind.DOUBLE);
    public static final SourceSpan SPAN = new SourceSpan(7, 17, 1, 8);

    private Calls() {}

    public static AggregateCall count() {
        return call(AggregateFunction.COUNT, SqlType.bigint());
    }

    public static AggregateCall count(int... columns) {
        return call(AggregateFunction.COUNT, SqlType.bigint(), columns);
    }

    public static AggregateCall sum(int column, SqlType type) {
        return call(AggregateFunction.SUM, type, column);
    }

    public static AggregateCall avg(int column, SqlType type) {
        return call(AggregateFunction.AVG, type, column);
    }

    public static AggregateCall min(int column, SqlType type) {
        return call(AggregateFunction.MIN, type, column);
    }

    public static AggregateCall max(int column, SqlType type) {
        return call(AggregateFunction.MAX, type, column);
    }

    public static AggregateCall call(AggregateFunction function, SqlType type, int... columns) {
        List<Integer> args = new ArrayList<>();
        for (int column : columns) {
            args.add(column);
        }
        return new AggregateCall(function, args, false, -1, type, function.name(), SPAN);
    }

    public static AggregateCall distinct(AggregateCall call) {
        return new AggregateCall(
                call.function(), call.args(), true, call.filter(), call.type(), call.name(), call.span());
    }

    public static AggregateCall filter(AggregateCall call, int column) {
        return new AggregateCall(
                call.function(), call.args(), call.distinct(), column, call.type(), call.name(), call.span());
    }

    /** A spec whose output is the keys and the calls. */
    public static AggregateSpec spec(RowType input, List<Integer> keys, boolean changing, AggregateCall... calls) {
        List<Field> more = new ArrayList<>();
        for (AggregateCall call : calls) {
            more.add(new Field(call.name(), call.type()));
        }
        return new AggregateSpec(
                input, keys, List.of(calls), changing, input.project(keys).append(more));
    }
}
