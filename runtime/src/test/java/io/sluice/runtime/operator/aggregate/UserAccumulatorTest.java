package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.UserFunction;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.function.FunctionLoader;
import io.sluice.runtime.function.Samples;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An application's aggregate under retraction, weights and restarts. */
class UserAccumulatorTest {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final RowType ORDERS = BatchText.rowType("item", SqlType.varchar(), "qty", BIGINT);

    @Test
    void followsRowsThatComeAndGo() {
        UserFunction middle = new FunctionLoader(text -> BIGINT).load("middle", new Samples.Middle());
        UserFunction.Overload overload = middle.find(List.of(BIGINT)).orElseThrow();
        AggregateCall call = new AggregateCall(
                AggregateFunction.USER,
                List.of(1),
                false,
                -1,
                List.of(),
                List.of(),
                false,
                Optional.of(overload.aggregate().bind(List.of(BIGINT))),
                BIGINT,
                "middle",
                SourceSpan.NONE);
        AggregateSpec spec = Calls.spec(ORDERS, List.of(0), true, call);
        new OperatorCase(spec.input(), spec.output(), context -> new AggregateOperator(spec, context))
                .tick(List.of("+3 | pen | 3", "pen | 5", "ink | NULL"), List.of("+1 | pen | 3", "+1 | ink | NULL"))
                .tick(List.of(), List.of())
                .tick(List.of("-1 | pen | 9", "-2 | pen | 3", "+1 | pen | 9"), List.of())
                .tick(List.of("-1 | pen | 3"), List.of("-1 | pen | 3", "+1 | pen | 5"))
                .tick(List.of("-1 | pen | 5", "ink | 4"), List.of("-1 | pen | 5", "-1 | ink | NULL", "+1 | ink | 4"))
                .tick(List.of("pen | 7"), List.of("+1 | pen | 7"))
                .run();
    }
}
