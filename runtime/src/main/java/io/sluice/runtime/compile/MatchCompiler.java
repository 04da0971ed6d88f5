package io.sluice.runtime.compile;

import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.MatchNode;
import io.sluice.runtime.dataflow.DataflowBuilder.Stream;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.match.MatchOperator;
import io.sluice.runtime.operator.match.MatchSpec;
import io.sluice.runtime.operator.shard.ShardedOperator;
import io.sluice.runtime.operator.window.EventTimes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** MATCH_RECOGNIZE as an operator, sharded by its partition keys. */
final class MatchCompiler {
    private MatchCompiler() {}

    static Stream compile(MatchNode node, OperatorCompiler compiler, int parallelism, Executor workers) {
        int time = node.order().get(0).column();
        long within = node.within()
                .map(w -> EventTimes.units(w, node.input().rowType().type(time).timeUnit()))
                .orElse(Long.MAX_VALUE);
        MatchSpec spec = new MatchSpec(
                node.input().rowType(),
                node.partitionKeys(),
                node.order(),
                node.symbols(),
                node.pattern(),
                node.anchoredStart(),
                node.anchoredEnd(),
                node.definitions(),
                node.definitionSlots(),
                node.measureSlots(),
                node.outputs(),
                node.allRows(),
                node.skip(),
                within,
                node.followsEventTime(),
                node.rowType());
        Function<OperatorContext, Operator> factory = context -> new MatchOperator(spec, context);
        int[] keys = node.partitionKeys().stream().mapToInt(Integer::intValue).toArray();
        Operator operator = parallelism == 1 || keys.length == 0
                ? factory.apply(compiler.context())
                : new ShardedOperator(keys, parallelism, factory, compiler.context(), workers);
        Stream input = compiler.builder()
                .inTimeOf(
                        compiler.stream(node.input()),
                        node.followsEventTime()
                                ? node.input().traits().eventTime().map(EventTime::delay)
                                : Optional.empty());
        return compiler.builder().step("Match", operator, List.of(input));
    }
}
