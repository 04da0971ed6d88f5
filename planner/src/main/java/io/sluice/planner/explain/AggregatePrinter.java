package io.sluice.planner.explain;

import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.Panes;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.SummedSessions;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.stream.Collectors;

/** Aggregates as text. */
final class AggregatePrinter {
    private AggregatePrinter() {}

    static String print(AggregateNode node) {
        RowType input = node.input().rowType();
        String keys = String.join(", ", input.project(node.groupKeys()).names());
        if (node.calls().isEmpty()) {
            return "Distinct [" + keys + "]" + panes(node) + window(node);
        }
        return "Aggregate " + (keys.isEmpty() ? "" : "by [" + keys + "] ") + "[" + calls(node.calls(), input) + "]"
                + panes(node)
                + window(node);
    }

    private static String panes(AggregateNode node) {
        return Panes.of(node)
                .map(panes -> " by panes of " + Durations.print(panes.length()))
                .orElse(SummedSessions.of(node).isPresent() ? " by open sessions" : "");
    }

    static String print(GroupingSetsNode node) {
        RowType input = node.input().rowType();
        String sets = node.sets().stream()
                .map(set ->
                        "(" + String.join(", ", input.project(set.groupKeys()).names()) + ")")
                .collect(Collectors.joining(", "));
        boolean windowed = node.sets().stream().allMatch(set -> set.window().isPresent());
        List<String> names = node.rowType().names();
        List<String> groupings = names.subList(names.size() - node.groupings().size(), names.size());
        return "Aggregate by sets [" + sets + "] [" + calls(node.calls(), input) + "]"
                + (groupings.isEmpty() ? "" : " grouping [" + String.join(", ", groupings) + "]")
                + (windowed ? window(node.sets().get(0)) : "");
    }

    /** One call: {@code SUM(DISTINCT n) FILTER (WHERE ok)}. */
    static String call(AggregateCall call, RowType input) {
        String args = call.args().isEmpty()
                ? "*"
                : String.join(", ", input.project(call.args()).names());
        String constants = call.constants().stream()
                .map(literal -> ", " + LiteralPrinter.print(literal))
                .collect(Collectors.joining());
        String order = call.order().isEmpty()
                ? ""
                : call.order().stream().map(key -> key(key, input)).collect(Collectors.joining(", ", " ORDER BY ", ""));
        String filter = call.filter() < 0 ? "" : " FILTER (WHERE " + input.name(call.filter()) + ")";
        String name =
                call.user().map(UserAggregate::name).orElse(call.function().name());
        return name + "(" + (call.distinct() ? "DISTINCT " : "") + args + constants + order + ")"
                + (call.ignoreNulls() ? " IGNORE NULLS" : "") + filter;
    }

    private static String calls(List<AggregateCall> calls, RowType input) {
        return calls.stream().map(c -> call(c, input) + " AS " + c.name()).collect(Collectors.joining(", "));
    }

    private static String key(SortKey key, RowType input) {
        boolean usual = key.nullsFirst() == key.descending();
        return input.name(key.column())
                + (key.descending() ? " DESC" : "")
                + (usual ? "" : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }

    private static String window(AggregateNode node) {
        if (node.window().isEmpty()) {
            return "";
        }
        WindowKeys window = node.window().get();
        String grace = window.grace().isZero() ? "" : " + " + Durations.print(window.grace());
        return node.emit() == EmitMode.FINAL
                ? " emit final once the watermark passes window_end" + grace
                : " freed once the watermark passes window_end" + grace;
    }
}
