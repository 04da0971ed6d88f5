package io.sluice.planner.explain;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.KeyedFunctionNode;
import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanVisitor;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.RecursiveNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.SortNode;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.plan.UnionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.plan.WorkTableNode;
import io.sluice.planner.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as text: an indented tree, one node a line with what it does, then its traits; warnings at the end. */
public final class PlanPrinter implements PlanVisitor<String> {
    private static final int MAX_ROWS = 5;

    private PlanPrinter() {}

    /** Lines without a newline after the last. */
    public static String print(PlanNode plan) {
        List<String> lines = new ArrayList<>();
        append(plan, "", lines);
        StateWarnings.of(plan).forEach(warning -> lines.add("warning: " + warning));
        return String.join("\n", lines);
    }

    private static void append(PlanNode node, String indent, List<String> lines) {
        String traits = TraitsPrinter.print(node.traits());
        lines.add(indent + describe(node) + "   -- " + traits);
        node.inputs().forEach(input -> append(input, indent + "  ", lines));
    }

    /** The node's own line without its traits, as profiles show it too. */
    public static String describe(PlanNode node) {
        return node.accept(new PlanPrinter());
    }

    @Override
    public String visitScan(ScanNode node) {
        return "Scan " + node.relation() + " ["
                + String.join(", ", node.rowType().names()) + "]";
    }

    @Override
    public String visitValues(ValuesNode node) {
        ExprPrinter printer = new ExprPrinter(new RowType(List.of()));
        String rows = node.rows().stream()
                .limit(MAX_ROWS)
                .map(row -> row.stream().map(printer::print).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        int more = node.rows().size() - MAX_ROWS;
        return "Values [" + String.join(", ", node.rowType().names()) + "] " + rows
                + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public String visitFilter(FilterNode node) {
        return "Filter " + new ExprPrinter(node.input().rowType()).print(node.predicate());
    }

    @Override
    public String visitProject(ProjectNode node) {
        ExprPrinter printer = new ExprPrinter(node.input().rowType());
        List<String> items = new ArrayList<>();
        for (int i = 0; i < node.expressions().size(); i++) {
            Expr expr = node.expressions().get(i);
            String text = printer.print(expr);
            String name = node.rowType().name(i);
            items.add(expr instanceof ColumnRef && text.equals(name) ? text : text + " AS " + name);
        }
        return "Project [" + String.join(", ", items) + "]";
    }

    @Override
    public String visitWindow(WindowNode node) {
        WindowSpec window = node.window();
        StringBuilder out = new StringBuilder("Window ").append(window.kind());
        out.append(" size ").append(Durations.print(window.size()));
        if (window.kind() != WindowSpec.Kind.TUMBLE) {
            String word = window.kind() == WindowSpec.Kind.HOP ? " slide " : " step ";
            out.append(word).append(Durations.print(window.slide()));
        }
        if (!window.offset().isZero()) {
            out.append(" offset ").append(Durations.print(window.offset()));
        }
        if (!window.grace().isZero()) {
            out.append(" grace ").append(Durations.print(window.grace()));
        }
        return out.append(" on ")
                .append(node.input().rowType().name(node.timeColumn()))
                .toString();
    }

    @Override
    public String visitAggregate(AggregateNode node) {
        return AggregatePrinter.print(node);
    }

    @Override
    public String visitGroupingSets(GroupingSetsNode node) {
        return AggregatePrinter.print(node);
    }

    @Override
    public String visitUnion(UnionNode node) {
        return "Union all";
    }

    @Override
    public String visitUnnest(UnnestNode node) {
        RowType input = node.input().rowType();
        List<String> names = node.rowType().names();
        int passed = node.columns().size();
        String beside = passed == 0 ? "" : " beside [" + String.join(", ", names.subList(0, passed)) + "]";
        return "Unnest " + (node.outer() ? "outer " : "") + new ExprPrinter(input).print(node.collection()) + " AS ("
                + String.join(", ", names.subList(passed, names.size())) + ")"
                + (node.ordinality() ? " with ordinality" : "") + beside;
    }

    @Override
    public String visitSort(SortNode node) {
        ExprPrinter printer = new ExprPrinter(node.input().rowType());
        StringBuilder out = new StringBuilder("Sort");
        if (!node.keys().isEmpty()) {
            out.append(node.keys().stream()
                    .map(key -> sortKey(key, node.rowType()))
                    .collect(Collectors.joining(", ", " [", "]")));
        }
        node.offset().ifPresent(offset -> out.append(" offset ").append(printer.print(offset)));
        node.limit().ifPresent(limit -> out.append(" limit ").append(printer.print(limit)));
        return out.toString();
    }

    @Override
    public String visitJoin(JoinNode node) {
        return JoinPrinter.join(node);
    }

    @Override
    public String visitTemporalJoin(TemporalJoinNode node) {
        return JoinPrinter.temporal(node);
    }

    @Override
    public String visitAsOfJoin(AsOfJoinNode node) {
        return JoinPrinter.asOf(node);
    }

    @Override
    public String visitTopN(TopNNode node) {
        return RankPrinter.topN(node);
    }

    @Override
    public String visitOver(OverNode node) {
        return RankPrinter.over(node);
    }

    @Override
    public String visitSession(SessionNode node) {
        RowType input = node.input().rowType();
        String keys = node.partitionKeys().isEmpty()
                ? ""
                : " by ["
                        + String.join(", ", input.project(node.partitionKeys()).names()) + "]";
        String grace = node.grace().isZero() ? "" : " grace " + Durations.print(node.grace());
        return "Session" + keys + " gap " + Durations.print(node.gap()) + grace + " on "
                + input.name(node.timeColumn());
    }

    @Override
    public String visitWindowTimeout(WindowTimeoutNode node) {
        return "Close windows after " + Durations.print(node.timeout()) + " without rows, by "
                + node.rowType().name(node.timeColumn());
    }

    @Override
    public String visitCountWindow(CountWindowNode node) {
        RowType input = node.input().rowType();
        String keys = node.partitionKeys().isEmpty()
                ? ""
                : " by ["
                        + String.join(", ", input.project(node.partitionKeys()).names()) + "]";
        return "Count window" + keys + " size " + node.size() + " rows slide " + node.slide() + " rows";
    }

    @Override
    public String visitSetOp(SetOpNode node) {
        String name = node.kind() == SetOpNode.Kind.INTERSECT ? "Intersect" : "Except";
        return name + (node.all() ? " all" : "");
    }

    @Override
    public String visitRecursive(RecursiveNode node) {
        boolean recomputed = node.distinct() && node.traits().changes() == ChangeMode.CHANGING;
        return "Recursive #" + node.id() + (node.distinct() ? " distinct" : "")
                + (recomputed ? ", computed anew in ticks that take rows back" : "");
    }

    @Override
    public String visitWorkTable(WorkTableNode node) {
        return "Rows found last in #" + node.id() + " ["
                + String.join(", ", node.rowType().names()) + "]";
    }

    @Override
    public String visitTemporalFilter(TemporalFilterNode node) {
        ExprPrinter printer = new ExprPrinter(node.input().rowType());
        String from = node.from()
                .map(bound -> (bound.inclusive() ? " from " : " after ") + printer.print(bound.time()))
                .orElse("");
        String until = node.until()
                .map(bound -> (bound.inclusive() ? " through " : " until ") + printer.print(bound.time()))
                .orElse("");
        return "Temporal filter" + from + until;
    }

    @Override
    public String visitKeyedFunction(KeyedFunctionNode node) {
        String keys =
                String.join(", ", node.input().rowType().project(node.keys()).names());
        return "Keyed function " + node.function().name() + (keys.isEmpty() ? "" : " by [" + keys + "]");
    }

    @Override
    public String visitMatch(MatchNode node) {
        return MatchPrinter.print(node);
    }

    static String sortKey(SortKey key, RowType row) {
        return row.name(key.column())
                + (key.descending() ? " DESC" : "")
                + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }
}
