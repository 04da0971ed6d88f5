package io.sluice.runtime.compile;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFrame;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.over.FrameSpec;
import io.sluice.runtime.operator.over.FunctionSpec;
import io.sluice.runtime.operator.over.OverOperator;
import io.sluice.runtime.operator.over.OverSpec;
import io.sluice.runtime.operator.topn.FirstRowsOperator;
import io.sluice.runtime.operator.topn.TopNOperator;
import io.sluice.runtime.operator.topn.TopNSpec;
import io.sluice.runtime.operator.window.WindowedPartitions;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the operators that rank rows within partitions. */
final class RankCompiler {
    private final Constants constants;

    RankCompiler(Constants constants) {
        this.constants = constants;
    }

    Function<OperatorContext, Operator> topN(TopNNode node) {
        TopNSpec spec = new TopNSpec(
                node.input().rowType(),
                node.partitionKeys(),
                node.order(),
                node.ranking(),
                count(node.offset(), 0),
                count(node.limit(), Long.MAX_VALUE),
                node.withRank(),
                node.input().traits().changes() == ChangeMode.CHANGING,
                node.rowType());
        return partitioned(node.partitionKeys(), node.window(), spec.input(), lane -> topN(spec, lane));
    }

    private static Operator topN(TopNSpec spec, OperatorContext lane) {
        return FirstRowsOperator.computes(spec) ? new FirstRowsOperator(spec, lane) : new TopNOperator(spec, lane);
    }

    Function<OperatorContext, Operator> over(OverNode node) {
        OverSpec spec = new OverSpec(
                node.input().rowType(),
                node.partitionKeys(),
                node.order(),
                node.calls().stream().map(this::function).toList(),
                isFreedByTime(node) ? node.order().get(0).column() : -1,
                node.rowType());
        return partitioned(node.partitionKeys(), node.window(), spec.input(), lane -> new OverOperator(spec, lane));
    }

    /** Whether the watermark frees rows one by one, in the time of the order's first column. */
    static boolean isFreedByTime(OverNode node) {
        return node.window().isEmpty() && node.traits().state().kind() == StateBound.Kind.WATERMARK;
    }

    private FunctionSpec function(OverCall call) {
        long number = call.constants().isEmpty()
                ? 1
                : constants.number(call.constants().get(0), 1);
        OverFrame frame = call.frame();
        return new FunctionSpec(
                call,
                Math.max(0, number),
                new FrameSpec(
                        frame.unit(),
                        end(frame.lower(), frame.unit()),
                        end(frame.upper(), frame.unit()),
                        frame.exclusion()));
    }

    private FrameSpec.End end(OverFrame.Bound bound, OverFrame.Unit unit) {
        if (bound.distance().isEmpty()) {
            boolean unbounded = bound.direction() != OverFrame.Direction.CURRENT_ROW;
            return new FrameSpec.End(bound.direction(), unbounded, 0, null);
        }
        Object distance = constants.value(bound.distance().get());
        if (distance == null || ((Number) distance).doubleValue() < 0) {
            throw new SluiceException(
                    ErrorCode.INVALID_ARGUMENT, "the distance of a frame must not be NULL and not be negative");
        }
        boolean range = unit == OverFrame.Unit.RANGE;
        return new FrameSpec.End(
                bound.direction(), false, range ? 0 : ((Number) distance).longValue(), range ? distance : null);
    }

    private long count(Optional<Expr> expr, long otherwise) {
        long count = expr.map(e -> constants.number(e, otherwise)).orElse(otherwise);
        if (count < 0) {
            throw new SluiceException(ErrorCode.INVALID_ARGUMENT, "LIMIT and OFFSET must not be negative");
        }
        return count;
    }

    /** One operator a window if partitions have one. */
    private static Function<OperatorContext, Operator> partitioned(
            List<Integer> keys,
            Optional<WindowKeys> window,
            RowType input,
            Function<OperatorContext, Operator> factory) {
        return window.isEmpty() ? factory : lane -> new WindowedPartitions(window.get(), keys, input, factory, lane);
    }
}
