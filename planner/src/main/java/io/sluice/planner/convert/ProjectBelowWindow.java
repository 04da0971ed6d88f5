package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.WindowNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes what an aggregate reads before rows are put into their windows, as far as it does not read the window: once a row instead of once a
 * window, and the aggregate stands right above the window, where it can work by panes, or keep sums of sessions in place of their rows.
 */
final class ProjectBelowWindow {
    private final PlanFactory factory;

    ProjectBelowWindow(PlanFactory factory) {
        this.factory = factory;
    }

    PlanNode apply(PlanNode node) {
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        PlanNode rebuilt = inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
        if (rebuilt instanceof AggregateNode aggregate && aggregate.input() instanceof ProjectNode project) {
            if (project.input() instanceof WindowNode window) {
                return lowered(aggregate, project, window.input(), List.of(window.timeColumn()), window);
            }
            if (project.input() instanceof SessionNode session) {
                List<Integer> needed = new ArrayList<>(List.of(session.timeColumn()));
                needed.addAll(session.partitionKeys());
                return lowered(aggregate, project, session.input(), needed, session);
            }
        }
        return rebuilt;
    }

    /** @param needed columns of the input that the window reads, its time first */
    private PlanNode lowered(
            AggregateNode aggregate, ProjectNode project, PlanNode input, List<Integer> needed, PlanNode window) {
        int width = input.rowType().size();
        List<Expr> below = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : needed) {
            below.add(new ColumnRef(column, input.rowType().type(column)));
            names.add(input.rowType().name(column));
        }
        List<Expr> keys = List.copyOf(below.subList(1, below.size()));
        int[] positions = new int[project.expressions().size()];
        for (int i = 0; i < positions.length; i++) {
            Expr expr = project.expressions().get(i);
            if (keys.contains(expr)) {
                positions[i] = 1 + keys.indexOf(expr);
            } else if (!readsWindow(expr, width)) {
                positions[i] = below.size();
                below.add(expr);
                names.add(project.rowType().name(i));
            }
        }
        for (int i = 0; i < positions.length; i++) {
            Expr expr = project.expressions().get(i);
            if (readsWindow(expr, width)) {
                if (!(expr instanceof ColumnRef ref)) {
                    return aggregate;
                }
                positions[i] = ref.index() - width + below.size();
            }
        }
        PlanNode lowered = over(factory.project(input, below, names), window);
        List<AggregateCall> calls = aggregate.calls().stream()
                .map(call -> call.mapColumns(column -> positions[column]))
                .toList();
        List<Integer> groupKeys =
                aggregate.groupKeys().stream().map(key -> positions[key]).toList();
        return named(
                factory.aggregate(lowered, groupKeys, calls, aggregate.emit()),
                aggregate.rowType().names());
    }

    /** The same window over rows whose first columns are those that it reads. */
    private PlanNode over(PlanNode input, PlanNode window) {
        if (window instanceof SessionNode session) {
            List<Integer> keys = IntStream.rangeClosed(
                            1, session.partitionKeys().size())
                    .boxed()
                    .toList();
            return SessionConverter.node(input, 0, keys, session.gap(), session.grace(), factory);
        }
        return factory.window(input, ((WindowNode) window).window(), 0);
    }

    /** The projection that is gone may have given the group keys other names. */
    private PlanNode named(PlanNode node, List<String> names) {
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new ColumnRef(i, node.rowType().type(i)));
        }
        return factory.project(node, columns, names);
    }

    private static boolean readsWindow(Expr expr, int width) {
        BitSet columns = new BitSet();
        ExprRewriter.columnsOf(expr, columns);
        return columns.length() > width;
    }
}
