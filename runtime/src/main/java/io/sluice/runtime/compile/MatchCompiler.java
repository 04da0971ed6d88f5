package io.sluice.runtime.compile;

import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.MatchNode;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.operator.match.MatchOperator;
import io.sluice.runtime.operator.match.MatchSpec;
import io.sluice.runtime.operator.window.EventTimes;
import java.util.List;
import java.util.Optional;

/** MATCH_RECOGNIZE as an operator, in each lane for its share of the partitions. */
final class MatchCompiler {
    private MatchCompiler() {}

    static Stream compile(MatchNode node, OperatorCompiler compiler) {
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
        Stream input = compiler.stream(node.input())
                .inTimeOf(
                        node.followsEventTime()
                                ? node.input().traits().eventTime().map(EventTime::delay)
                                : Optional.empty());
        return compiler.builder()
                .step(
                        "Match",
                        lane -> new MatchOperator(spec, lane),
                        Placements.byKeys(node.partitionKeys()),
                        List.of(input));
    }
}
