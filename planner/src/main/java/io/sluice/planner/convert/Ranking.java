package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFrame;
import io.sluice.planner.plan.OverFunction;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the nodes that rank rows, with what is known of their rows and their state. */
final class Ranking {
    private static final String ADVICE =
            "partition by a window: PARTITION BY window_start, window_end, … over FROM … WINDOW TUMBLING (SIZE 10 MINUTES)";

    private static final String OVER_ADVICE =
            "bound every frame: RANGE INTERVAL '1' HOUR PRECEDING, ROWS 10 PRECEDING, LAG and LEAD; or partition by a window";

    private Ranking() {}

    static TopNNode topN(PlanNode input, TopNNode template, boolean continuous, Map<String, Relation> relations) {
        List<TimeColumn> times = TimeColumns.of(input);
        List<Integer> keys = template.partitionKeys();
        Optional<WindowKeys> window = continuous ? WindowKeyFinder.find(times, keys) : Optional.empty();
        RowType row = input.rowType();
        if (template.withRank()) {
            String name = template.rowType().name(template.rowType().size() - 1);
            row = row.append(List.of(new Field(name, SqlType.bigint().withNullable(false))));
        }
        boolean one = template.ranking() == TopNNode.Ranking.ROW_NUMBER
                && template.limit().filter(Ranking::isOne).isPresent();
        PlanTraits traits = new PlanTraits(
                row,
                continuous ? ChangeMode.CHANGING : ChangeMode.APPEND,
                one ? keys : key(input, template),
                input.traits().singleRow() || one && keys.isEmpty(),
                TimeColumns.eventTime(TimeColumns.partitioned(times, keys, window.isPresent())),
                continuous ? stateOf(input, template, window, relations) : StateBound.NONE);
        return new TopNNode(
                input,
                keys,
                template.order(),
                template.ranking(),
                template.offset(),
                template.limit(),
                template.withRank(),
                window,
                traits);
    }

    private static boolean isOne(io.sluice.planner.expr.Expr limit) {
        return limit instanceof Literal literal && literal.value() instanceof Number number && number.longValue() == 1;
    }

    private static List<Integer> key(PlanNode input, TopNNode node) {
        if (!input.traits().key().isEmpty() || !node.withRank() || node.ranking() != TopNNode.Ranking.ROW_NUMBER) {
            return input.traits().key();
        }
        List<Integer> key = new ArrayList<>(node.partitionKeys());
        key.add(input.rowType().size());
        return key;
    }

    private static StateBound stateOf(
            PlanNode input, TopNNode node, Optional<WindowKeys> window, Map<String, Relation> relations) {
        boolean append = input.traits().changes() == ChangeMode.APPEND;
        if (node.partitionKeys().isEmpty()
                && append
                && node.limit().isPresent()
                && node.ranking() == TopNNode.Ranking.ROW_NUMBER) {
            return StateBound.of(StateBound.Kind.CONSTANT);
        }
        return bound(input, window, relations);
    }

    private static StateBound bound(PlanNode input, Optional<WindowKeys> window, Map<String, Relation> relations) {
        if (window.isPresent()) {
            return StateBound.of(StateBound.Kind.WATERMARK);
        }
        return StateBounds.finite(input, relations)
                ? StateBound.of(StateBound.Kind.KEYS)
                : new StateBound(StateBound.Kind.UNBOUNDED, ADVICE);
    }

    static OverNode over(
            PlanNode input,
            List<Integer> keys,
            List<SortKey> order,
            List<OverCall> calls,
            boolean continuous,
            Map<String, Relation> relations) {
        List<TimeColumn> times = TimeColumns.of(input);
        Optional<WindowKeys> window = continuous ? WindowKeyFinder.find(times, keys) : Optional.empty();
        List<Field> fields = new ArrayList<>();
        calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
        PlanTraits in = input.traits();
        PlanTraits traits = new PlanTraits(
                in.rowType().append(fields),
                continuous ? ChangeMode.CHANGING : ChangeMode.APPEND,
                in.key(),
                in.singleRow(),
                Optional.empty(),
                continuous ? overState(input, order, calls, window, relations) : StateBound.NONE);
        OverNode node = new OverNode(input, keys, order, calls, window, traits);
        return new OverNode(
                input,
                keys,
                order,
                calls,
                window,
                new PlanTraits(
                        traits.rowType(),
                        traits.changes(),
                        traits.key(),
                        traits.singleRow(),
                        TimeColumns.eventTime(overTimes(node, times)),
                        traits.state()));
    }

    /**
     * Time columns that keep step above an OVER: those of its window; and the time it orders by when no row's values depend on rows after
     * it, since then a row changes only rows of its own time or later.
     */
    static List<TimeColumn> overTimes(OverNode node, List<TimeColumn> input) {
        List<TimeColumn> result = new ArrayList<>(TimeColumns.partitioned(
                input, node.partitionKeys(), node.window().isPresent()));
        boolean append = node.input().traits().changes() == ChangeMode.APPEND;
        if (append && !node.order().isEmpty() && node.calls().stream().allMatch(Ranking::looksBack)) {
            SortKey first = node.order().get(0);
            for (TimeColumn column : input) {
                boolean known = result.stream().anyMatch(r -> r.column() == column.column());
                if (column.column() == first.column() && !first.descending() && !known) {
                    result.add(column);
                }
            }
        }
        return result;
    }

    private static StateBound overState(
            PlanNode input,
            List<SortKey> order,
            List<OverCall> calls,
            Optional<WindowKeys> window,
            Map<String, Relation> relations) {
        boolean inTime = input.traits().changes() == ChangeMode.APPEND
                && !order.isEmpty()
                && !order.get(0).descending()
                && !order.get(0).nullsFirst()
                && input.traits()
                        .eventTime()
                        .filter(time -> time.column() == order.get(0).column())
                        .isPresent();
        if (window.isEmpty() && inTime && calls.stream().allMatch(Ranking::isBounded)) {
            return StateBound.of(StateBound.Kind.WATERMARK);
        }
        StateBound bound = bound(input, window, relations);
        return bound.kind() == StateBound.Kind.UNBOUNDED && inTime ? new StateBound(bound.kind(), OVER_ADVICE) : bound;
    }

    /** Whether a row's value depends only on rows within a distance. */
    private static boolean isBounded(OverCall call) {
        return switch (call.function()) {
            case LAG, LEAD -> !call.ignoreNulls();
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE, AGGREGATE ->
                !isUnbounded(call.frame().lower()) && !isUnbounded(call.frame().upper());
            default -> false;
        };
    }

    private static boolean isUnbounded(OverFrame.Bound bound) {
        return bound.direction() != OverFrame.Direction.CURRENT_ROW
                && bound.distance().isEmpty();
    }

    /** Whether the value of a row depends on no row that comes after it and its peers. */
    private static boolean looksBack(OverCall call) {
        return switch (call.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, LAG -> true;
            case PERCENT_RANK, CUME_DIST, NTILE, LEAD -> false;
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE, AGGREGATE ->
                call.frame().upper().direction() != OverFrame.Direction.FOLLOWING;
        };
    }

    /** Whether the function is one that a Top-N can stand for. */
    static Optional<TopNNode.Ranking> ranking(OverFunction function) {
        return switch (function) {
            case ROW_NUMBER -> Optional.of(TopNNode.Ranking.ROW_NUMBER);
            case RANK -> Optional.of(TopNNode.Ranking.RANK);
            case DENSE_RANK -> Optional.of(TopNNode.Ranking.DENSE_RANK);
            default -> Optional.empty();
        };
    }
}
