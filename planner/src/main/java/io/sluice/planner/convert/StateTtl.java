package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The time to live of a query's state: below each operator that would keep rows of a stream for ever, rows go as if deleted once their time
 * has passed since the tick in which they came. So the result is that of the query over the rows that are left, to the row.
 */
public final class StateTtl {
    private static final SqlType TIME = SqlType.timestamp(6).withNullable(false);
    private static final SqlType INTERVAL = SqlType.of(TypeKind.INTERVAL_DAY).withNullable(false);

    private final PlanFactory factory;
    private final Duration ttl;

    public StateTtl(PlanFactory factory, Duration ttl) {
        this.factory = factory;
        this.ttl = ttl;
    }

    public PlanNode apply(PlanNode node) {
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        PlanNode rebuilt = inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
        if (rebuilt.traits().state().kind() != StateBound.Kind.UNBOUNDED) {
            return rebuilt;
        }
        return factory.withInputs(rebuilt, inputs.stream().map(this::limited).toList());
    }

    private PlanNode limited(PlanNode input) {
        if (input.traits().changes() != ChangeMode.APPEND || factory.finite(input)) {
            return input;
        }
        Call arrival = new Call(ScalarOp.CURRENT_TIME_OF_TICK, List.of(), TIME, SourceSpan.NONE);
        Call end = new Call(
                ScalarOp.TIME_PLUS, List.of(arrival, new Literal(ttl.toNanos(), INTERVAL)), TIME, SourceSpan.NONE);
        return factory.temporalFilter(input, Optional.empty(), Optional.of(new Bound(end, false)));
    }
}
