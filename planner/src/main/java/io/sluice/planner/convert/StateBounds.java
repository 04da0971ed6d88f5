package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.WindowKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What bounds the state of an aggregate in a standing query, and what the user could write to bound it. */
final class StateBounds {
    private static final String WINDOW_ADVICE =
            "group by a window: FROM … WINDOW TUMBLING (SIZE 10 MINUTES), or TABLE(TUMBLE(…)) with window_start in GROUP BY";
    private static final String DISTINCT_ADVICE =
            "group by a window, which frees the values that DISTINCT, lists, percentiles and MIN/MAX of changing rows keep";

    private static final String ROWS_ADVICE = "read only recent rows: WHERE time > NOW() - INTERVAL '1' HOUR";

    private static final String MATCH_ADVICE =
            "order by the event time and limit matches in time: PATTERN (…) WITHIN INTERVAL '1' HOUR";

    private StateBounds() {}

    static StateBound ofAggregate(
            PlanNode input,
            List<Integer> keys,
            List<AggregateCall> calls,
            Optional<WindowKeys> window,
            Map<String, Relation> relations) {
        if (window.isPresent()) {
            return StateBound.of(StateBound.Kind.WATERMARK);
        }
        if (finite(input, relations)) {
            return StateBound.of(StateBound.Kind.KEYS);
        }
        if (!keys.isEmpty()) {
            return new StateBound(StateBound.Kind.UNBOUNDED, WINDOW_ADVICE);
        }
        boolean changing = input.traits().changes() == ChangeMode.CHANGING;
        boolean keepsValues = calls.stream().anyMatch(call -> keepsValues(call, changing));
        return keepsValues
                ? new StateBound(StateBound.Kind.UNBOUNDED, DISTINCT_ADVICE)
                : StateBound.of(StateBound.Kind.CONSTANT);
    }

    /** Of an operator that keeps the distinct rows of its inputs. */
    static StateBound ofRows(List<PlanNode> inputs, Map<String, Relation> relations) {
        return inputs.stream().allMatch(input -> finite(input, relations))
                ? StateBound.of(StateBound.Kind.KEYS)
                : new StateBound(StateBound.Kind.UNBOUNDED, ROWS_ADVICE);
    }

    /** Of a row pattern. */
    static StateBound ofMatch(MatchNode node, Map<String, Relation> relations) {
        if (node.followsEventTime() && node.within().isPresent()) {
            return StateBound.of(StateBound.Kind.WATERMARK);
        }
        return finite(node.input(), relations)
                ? StateBound.of(StateBound.Kind.KEYS)
                : new StateBound(StateBound.Kind.UNBOUNDED, MATCH_ADVICE);
    }

    private static boolean keepsValues(AggregateCall call, boolean changing) {
        return call.distinct()
                || switch (call.function()) {
                    case MIN,
                            MAX,
                            ANY_VALUE,
                            SINGLE_VALUE,
                            FIRST_VALUE,
                            LAST_VALUE,
                            ARG_MIN,
                            ARG_MAX,
                            APPROX_COUNT_DISTINCT,
                            APPROX_TOP_K,
                            HLL_SKETCH,
                            CM_SKETCH,
                            BLOOM_FILTER,
                            MINHASH,
                            SKETCH_MERGE -> changing;
                    case PRODUCT,
                            MEDIAN,
                            PERCENTILE_CONT,
                            PERCENTILE_DISC,
                            MODE,
                            LISTAGG,
                            ARRAY_AGG,
                            COLLECT,
                            HISTOGRAM -> true;
                    default -> false;
                };
    }

    /** Whether all rows below come from relations that do not grow with a stream by themselves. */
    static boolean finite(PlanNode node, Map<String, Relation> relations) {
        if (node instanceof ScanNode scan) {
            Relation relation = relations.get(scan.relation());
            return relation.kind() == RelationKind.TABLE
                    || relation.kind() == RelationKind.SYSTEM
                    || (relation.kind() == RelationKind.MATERIALIZED_VIEW && relation.changes() == ChangeMode.CHANGING);
        }
        if (node instanceof TemporalFilterNode filter && filter.until().isPresent()) {
            return true;
        }
        return node.inputs().stream().allMatch(input -> finite(input, relations));
    }
}
