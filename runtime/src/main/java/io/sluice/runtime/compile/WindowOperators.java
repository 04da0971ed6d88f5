package io.sluice.runtime.compile;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.Panes;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.PaneAggregateOperator;
import io.sluice.runtime.operator.session.SessionAggregateOperator;
import io.sluice.runtime.operator.session.SessionOperator;
import io.sluice.runtime.operator.session.SessionSpec;
import io.sluice.runtime.operator.shard.ShardedOperator;
import io.sluice.runtime.operator.window.CountWindowOperator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Makes the operators of windows that have keys. */
final class WindowOperators {
    private final OperatorContext context;
    private final int parallelism;
    private final Executor workers;

    WindowOperators(OperatorContext context, int parallelism, Executor workers) {
        this.context = context;
        this.parallelism = parallelism;
        this.workers = workers;
    }

    Operator session(SessionNode node) {
        SessionSpec spec = spec(node);
        return sharded(spec.keys(), shard -> new SessionOperator(spec, shard));
    }

    private static SessionSpec spec(SessionNode node) {
        return new SessionSpec(
                node.input().rowType(), node.timeColumn(), node.partitionKeys(), node.gap(), node.grace());
    }

    /** An aggregate and the sessions right below it in one. */
    Operator sums(AggregateNode node, SessionNode session) {
        SessionSpec spec = spec(session);
        AggregateSpec sums = new AggregateSpec(spec.input(), node.groupKeys(), node.calls(), false, node.rowType());
        return sharded(spec.keys(), shard -> new SessionAggregateOperator(spec, sums, node.emit(), shard));
    }

    Operator count(CountWindowNode node) {
        return sharded(
                node.partitionKeys(),
                shard -> new CountWindowOperator(
                        node.input().rowType(), node.partitionKeys(), node.size(), node.slide(), shard));
    }

    Operator panes(AggregateNode node, Panes panes) {
        WindowNode window = panes.window();
        RowType input = window.input().rowType();
        AggregateSpec spec = new AggregateSpec(input, node.groupKeys(), node.calls(), false, node.rowType());
        List<Integer> keys =
                node.groupKeys().stream().filter(key -> key < input.size()).toList();
        return sharded(
                keys,
                shard -> new PaneAggregateOperator(
                        spec, window.window(), window.timeColumn(), panes.length(), node.emit(), shard));
    }

    /** One operator a shard; a single one where there are no keys to tell shards apart. */
    private Operator sharded(List<Integer> keys, Function<OperatorContext, Operator> factory) {
        if (parallelism == 1 || keys.isEmpty()) {
            return factory.apply(context);
        }
        int[] columns = keys.stream().mapToInt(Integer::intValue).toArray();
        return new ShardedOperator(columns, parallelism, factory, context, workers);
    }
}
