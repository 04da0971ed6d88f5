package io.sluice.runtime.compile;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.join.JoinOperator;
import io.sluice.runtime.operator.join.JoinSpec;
import io.sluice.runtime.operator.shard.ShardedOperator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Makes the operators of joins, sharded by their keys where they have some. */
record JoinOperators(OperatorContext context, int parallelism, Executor workers) {
    Operator join(JoinNode node) {
        JoinSpec spec = new JoinSpec(
                node.kind(),
                node.keys(),
                node.residual(),
                side(node.left(), node.leftExpiry()),
                side(node.right(), node.rightExpiry()));
        return sharded(node.keys(), inner -> new JoinOperator(spec, inner));
    }

    private static JoinSpec.Side side(PlanNode input, Optional<JoinExpiry> expiry) {
        return new JoinSpec.Side(input.rowType(), input.traits().changes() == ChangeMode.CHANGING, expiry);
    }

    private Operator sharded(List<JoinKey> keys, Function<OperatorContext, Operator> factory) {
        if (parallelism == 1 || keys.isEmpty()) {
            return factory.apply(context);
        }
        int[] left = keys.stream().mapToInt(JoinKey::left).toArray();
        int[] right = keys.stream().mapToInt(JoinKey::right).toArray();
        return new ShardedOperator(List.of(left, right), parallelism, factory, context, workers);
    }
}
