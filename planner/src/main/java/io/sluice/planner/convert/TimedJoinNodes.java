package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.AsOfJoinNode.Comparison;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TimeColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes temporal and ASOF joins, in which a left row meets at most one right row. */
final class TimedJoinNodes {
    private static final String ADVICE =
            "compare time columns that have watermarks on both sides, so that versions no row can ask for any more are dropped";

    private TimedJoinNodes() {}

    static TemporalJoinNode temporal(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            Optional<Expr> residual,
            int leftTime,
            int rightTime,
            boolean continuous,
            Map<String, Relation> relations) {
        boolean now = leftTime < 0;
        List<TimeColumn> times = now ? TimeColumns.of(left) : times(left, right, leftTime, rightTime);
        boolean append = !continuous || (now && left.traits().changes() == ChangeMode.APPEND);
        StateBound state = now ? rightOnly(left, right, relations) : versions(times);
        return new TemporalJoinNode(
                left,
                right,
                kind,
                keys,
                residual,
                leftTime,
                rightTime,
                traits(left, right, kind, append, times, continuous ? state : StateBound.NONE));
    }

    static AsOfJoinNode asOf(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            int leftOrder,
            Comparison comparison,
            int rightOrder,
            boolean continuous) {
        boolean backwards = comparison == Comparison.AT_LEAST || comparison == Comparison.ABOVE;
        List<TimeColumn> times = backwards ? times(left, right, leftOrder, rightOrder) : List.of();
        StateBound state = continuous ? versions(times) : StateBound.NONE;
        return new AsOfJoinNode(
                left,
                right,
                kind,
                keys,
                leftOrder,
                comparison,
                rightOrder,
                traits(left, right, kind, !continuous, times, state));
    }

    private static PlanTraits traits(
            PlanNode left, PlanNode right, JoinKind kind, boolean append, List<TimeColumn> times, StateBound state) {
        return new PlanTraits(
                JoinNodes.rowType(left, right, kind),
                append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                left.traits().key(),
                left.traits().singleRow(),
                TimeColumns.eventTime(times),
                state);
    }

    /** A version that comes changes what rows at its time and later have met: those lag by what it may lag. */
    static List<TimeColumn> times(PlanNode left, PlanNode right, int leftTime, int rightTime) {
        List<TimeColumn> result = new ArrayList<>();
        for (TimeColumn own : TimeColumns.of(left)) {
            for (TimeColumn other : TimeColumns.of(right)) {
                if (own.column() == leftTime && other.column() == rightTime) {
                    Duration delay = own.delay().compareTo(other.delay()) >= 0 ? own.delay() : other.delay();
                    result.add(own.withDelay(delay));
                }
            }
        }
        return result;
    }

    private static StateBound versions(List<TimeColumn> times) {
        return times.isEmpty()
                ? new StateBound(StateBound.Kind.UNBOUNDED, ADVICE)
                : StateBound.of(StateBound.Kind.WATERMARK);
    }

    private static StateBound rightOnly(PlanNode left, PlanNode right, Map<String, Relation> relations) {
        boolean remembers = left.traits().changes() == ChangeMode.CHANGING && !StateBounds.finite(left, relations);
        return remembers || !StateBounds.finite(right, relations)
                ? new StateBound(StateBound.Kind.UNBOUNDED, JoinState.BOTH_STREAMS)
                : StateBound.of(StateBound.Kind.KEYS);
    }
}
