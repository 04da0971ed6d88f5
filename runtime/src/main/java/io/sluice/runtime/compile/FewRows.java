package io.sluice.runtime.compile;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.TemporalFilterNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.type.TypeKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The rule by which a relation counts as small, as far as a plan can tell: it has one row, or one for each stretch of time. It only decides how
 * work is shared among lanes: where it is wrong, answers are as right.
 */
final class FewRows {
    /** Shorter stretches of time are as many as rows. */
    private static final Duration LEAST_STRETCH = Duration.ofSeconds(1);

    private static final Set<String> SHORT_UNITS = Set.of("MILLISECOND", "MICROSECOND", "NANOSECOND");

    private FewRows() {}

    /** Whether a node gives few rows. */
    static boolean of(PlanNode node) {
        if (node.traits().singleRow() || node instanceof ValuesNode) {
            return true;
        }
        if (node instanceof AggregateNode aggregate) {
            return hasFewGroups(aggregate);
        }
        return staysWhole(node) && of(node.inputs().get(0));
    }

    /** Whether rows are grouped by stretches of time alone, or not at all. */
    static boolean hasFewGroups(AggregateNode node) {
        return node.groupKeys().stream().allMatch(key -> isStretch(node.input(), key));
    }

    private static boolean staysWhole(PlanNode node) {
        return node instanceof ProjectNode || node instanceof FilterNode || node instanceof TemporalFilterNode;
    }

    /** Whether a column only tells stretches of time apart: windows, days. */
    static boolean isStretch(PlanNode node, int column) {
        if (node instanceof WindowNode window) {
            boolean bound = column >= window.input().rowType().size();
            return bound ? isLong(window.window().slide()) : isStretch(window.input(), column);
        }
        if (node instanceof ProjectNode project) {
            return isStretch(project.input(), project.expressions().get(column));
        }
        if (node instanceof AggregateNode aggregate) {
            List<Integer> keys = aggregate.groupKeys();
            return column < keys.size() && isStretch(aggregate.input(), keys.get(column));
        }
        if (node instanceof JoinNode join) {
            int width = join.left().rowType().size();
            return column < width ? isStretch(join.left(), column) : isStretch(join.right(), column - width);
        }
        return staysWhole(node) && isStretch(node.inputs().get(0), column);
    }

    private static boolean isStretch(PlanNode input, Expr expr) {
        if (expr instanceof ColumnRef column) {
            return isStretch(input, column.index());
        }
        if (expr instanceof Cast cast) {
            return cast.type().kind() == TypeKind.DATE;
        }
        return expr instanceof Literal || expr instanceof Call call && cutsLong(call);
    }

    private static boolean cutsLong(Call call) {
        if (call.op() == ScalarOp.DATE_TRUNC) {
            return call.children().get(0) instanceof Literal unit && !SHORT_UNITS.contains(unit.value());
        }
        return call.op() == ScalarOp.DATE_BIN
                && call.children().get(0) instanceof Literal step
                && step.value() instanceof Long nanos
                && isLong(Duration.ofNanos(nanos));
    }

    private static boolean isLong(Duration stretch) {
        return stretch.compareTo(LEAST_STRETCH) >= 0;
    }
}
