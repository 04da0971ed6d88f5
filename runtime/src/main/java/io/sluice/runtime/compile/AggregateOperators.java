package io.sluice.runtime.compile;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.dataflow.DataflowBuilder;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.aggregate.AggregateOperator;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.WindowedAggregateOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes the operators of aggregates. Where rows of few groups are in several lanes, each lane adds up its own rows, and only the results are
 * brought together and added up once more: a COUNT as a SUM of counts, a MAX as a MAX. The second aggregate follows the same windows by the same
 * watermark, so no result of the first is late for it.
 */
record AggregateOperators(DataflowBuilder builder) {
    /** Most digits of decimals whose sums never get too long, so that those of parts fit wherever the whole one does. */
    private static final int SUMMED_DIGITS = 18;

    Stream aggregate(AggregateNode node, Stream input) {
        boolean changing = node.input().traits().changes() == ChangeMode.CHANGING;
        AggregateSpec spec =
                new AggregateSpec(node.input().rowType(), node.groupKeys(), node.calls(), changing, node.rowType());
        int[] keys = Placements.columns(node.groupKeys());
        boolean inParts = builder.areInSeveralLanes(input, keys)
                && FewRows.hasFewGroups(node)
                && node.calls().stream().allMatch(call -> addsUp(call, spec.input()));
        if (!inParts) {
            return aggregate("Aggregate", node, spec, Placements.ofGroups(spec.groupKeys()), input);
        }
        int[] passed = Arrays.copyOf(keys, node.rowType().size());
        Arrays.fill(passed, keys.length, passed.length, -1);
        Stream parts = aggregate("Aggregate of a lane", node, spec, new Placement.Anywhere(passed), input);
        AggregateSpec whole = ofParts(node);
        return aggregate("Aggregate", node, whole, Placements.ofGroups(whole.groupKeys()), parts);
    }

    private Stream aggregate(String label, AggregateNode node, AggregateSpec spec, Placement placement, Stream input) {
        Function<OperatorContext, Operator> factory = lane -> node.window().isPresent()
                ? new WindowedAggregateOperator(spec, node.window().get(), node.emit(), lane)
                : new AggregateOperator(spec, lane);
        return builder.step(label, factory, placement, List.of(input));
    }

    /** Whether the results of parts of the rows, added up, are exactly that of all, and each part has one where all have. */
    private static boolean addsUp(AggregateCall call, RowType input) {
        return !call.distinct()
                && switch (call.function()) {
                    case COUNT, MIN, MAX -> true;
                    case SUM -> isNarrow(input.type(call.args().get(0)));
                    default -> false;
                };
    }

    private static boolean isNarrow(SqlType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER -> true;
            case DECIMAL -> type.precision() <= SUMMED_DIGITS;
            default -> false;
        };
    }

    /** The same aggregate over its own results in each lane. */
    private static AggregateSpec ofParts(AggregateNode node) {
        int width = node.groupKeys().size();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : node.calls()) {
            boolean counts = call.function() == AggregateFunction.COUNT;
            AggregateFunction function = counts ? AggregateFunction.SUM : call.function();
            int column = width + calls.size();
            calls.add(new AggregateCall(function, List.of(column), false, -1, call.type(), call.name(), call.span()));
        }
        boolean comeOnce = node.window().isPresent() && node.emit() == EmitMode.FINAL;
        return new AggregateSpec(
                node.rowType(), IntStream.range(0, width).boxed().toList(), calls, !comeOnce, node.rowType());
    }
}
