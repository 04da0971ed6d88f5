package io.sluice.runtime.compile;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.dataflow.SoughtValues;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/** Finds in a condition over a relation that it can be true for certain values of a column only. */
final class Seeking {
    private Seeking() {}

    /**
     * The values; null when there are none such. Only what is evaluated first counts: what comes later in an AND may fail for a row, which must
     * not go unnoticed because the row was never looked at.
     */
    static SoughtValues of(Expr predicate, ScanNode scan, BufferAllocator allocator) {
        Expr first = predicate;
        while (first instanceof Call call && call.op() == ScalarOp.AND) {
            first = call.args().get(0);
        }
        ColumnRef column = column(first);
        if (column == null) {
            return null;
        }
        SqlType type = scan.rowType().type(column.index());
        List<Literal> options = options(first);
        if (!options.stream()
                .allMatch(option -> option.isNull() || option.type().sameValues(type))) {
            return null;
        }
        List<Object> values = options.stream()
                .filter(option -> !option.isNull())
                .map(Literal::value)
                .toList();
        return new SoughtValues(scan.columns().get(column.index()), type, values, allocator);
    }

    /** The column that a condition compares with constants; null for any other condition. */
    private static ColumnRef column(Expr condition) {
        if (condition instanceof InList list && !list.negated() && list.value() instanceof ColumnRef column) {
            return column;
        }
        if (!(condition instanceof Call call)) {
            return null;
        }
        if (call.op() == ScalarOp.OR) {
            ColumnRef first = column(call.args().get(0));
            boolean same = first != null
                    && call.args().stream()
                            .map(Seeking::column)
                            .allMatch(other -> other != null && other.index() == first.index());
            return same ? first : null;
        }
        if (call.op() == ScalarOp.EQUALS) {
            Expr left = call.args().get(0);
            Expr right = call.args().get(1);
            return left instanceof ColumnRef column && right instanceof Literal
                    ? column
                    : right instanceof ColumnRef other && left instanceof Literal ? other : null;
        }
        return null;
    }

    /** The constants of a condition that {@link #column} accepts. */
    private static List<Literal> options(Expr condition) {
        if (condition instanceof InList list) {
            return list.options();
        }
        return condition.children().stream()
                .flatMap(child -> child instanceof Literal literal
                        ? Stream.of(literal)
                        : child instanceof ColumnRef ? Stream.of() : options(child).stream())
                .toList();
    }
}
