package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.WindowNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Computes what an aggregate reads before rows are copied into their windows, as far as it does not read the window: once a row instead of once a
 * window, and the aggregate stands right above the window, where it can work by panes.
 */
final class ProjectBelowWindow {
    private final PlanFactory factory;

    ProjectBelowWindow(PlanFactory factory) {
        this.factory = factory;
    }

    PlanNode apply(PlanNode node) {
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        PlanNode rebuilt = inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
        return rebuilt instanceof AggregateNode aggregate
                        && aggregate.input() instanceof ProjectNode project
                        && project.input() instanceof WindowNode window
                ? lowered(aggregate, project, window)
                : rebuilt;
    }

    private PlanNode lowered(AggregateNode aggregate, ProjectNode project, WindowNode window) {
        int width = window.input().rowType().size();
        List<Expr> below = new ArrayList<>();
        List<String> names = new ArrayList<>();
        below.add(new ColumnRef(window.timeColumn(), window.input().rowType().type(window.timeColumn())));
        names.add(window.input().rowType().name(window.timeColumn()));
        int[] positions = new int[project.expressions().size()];
        int computed = 0;
        for (Expr expr : project.expressions()) {
            computed += readsWindow(expr, width) ? 0 : 1;
        }
        for (int i = 0; i < positions.length; i++) {
            Expr expr = project.expressions().get(i);
            if (!readsWindow(expr, width)) {
                positions[i] = below.size();
                below.add(expr);
                names.add(project.rowType().name(i));
            } else if (expr instanceof ColumnRef ref) {
                positions[i] = ref.index() - width + 1 + computed;
            } else {
                return aggregate;
            }
        }
        PlanNode lowered = factory.window(factory.project(window.input(), below, names), window.window(), 0);
        List<AggregateCall> calls = aggregate.calls().stream()
                .map(call -> call.mapColumns(column -> positions[column]))
                .toList();
        List<Integer> keys =
                aggregate.groupKeys().stream().map(key -> positions[key]).toList();
        return named(
                factory.aggregate(lowered, keys, calls, aggregate.emit()),
                aggregate.rowType().names());
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
