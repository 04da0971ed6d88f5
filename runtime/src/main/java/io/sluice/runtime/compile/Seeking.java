package io.sluice.runtime.compile;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.project.FilterProjectOperator;
import io.sluice.runtime.seek.Sought;
import io.sluice.runtime.seek.SoughtFilter;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds in a condition over a relation that it can be true for certain values of a column only. What stands in an AND behind something that
 * may fail does not count: it might fail for a row, which must not go unnoticed because the row was never looked at.
 */
final class Seeking {
    private Seeking() {}

    /**
     * The filter by its values, what is left of it, and the projections of its rows; null when it looks for no values.
     *
     * @param lane in whose context the rest is computed
     */
    static SoughtFilter of(Expr predicate, List<Expr> projections, ScanNode scan, OperatorContext lane) {
        List<Expr> all = conjuncts(predicate);
        List<Expr> certain = certain(all);
        for (SoughtCondition condition : SoughtCondition.bestFirst(certain)) {
            SqlType type = scan.rowType().type(condition.column());
            int column = scan.columns().get(condition.column());
            Sought sought = condition.sought(column, type, lane.allocator());
            if (sought != null) {
                List<Expr> rest = condition.without(all, sought);
                return new SoughtFilter(sought, FilterProjectOperator.filterProject(lane, and(rest), projections));
            }
        }
        return null;
    }

    /** Those that may be evaluated in any order. */
    private static List<Expr> certain(List<Expr> conjuncts) {
        int count = 0;
        while (count < conjuncts.size() && Certainty.cannotFail(conjuncts.get(count))) {
            count++;
        }
        return conjuncts.subList(0, count);
    }

    private static List<Expr> conjuncts(Expr predicate) {
        List<Expr> found = new ArrayList<>();
        if (predicate instanceof Call call && call.op() == ScalarOp.AND) {
            call.args().forEach(arg -> found.addAll(conjuncts(arg)));
        } else {
            found.add(predicate);
        }
        return found;
    }

    /** Null for none. */
    private static Expr and(List<Expr> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> null;
            case 1 -> conjuncts.get(0);
            default -> new Call(ScalarOp.AND, conjuncts, SqlType.of(TypeKind.BOOLEAN), SourceSpan.NONE);
        };
    }
}
