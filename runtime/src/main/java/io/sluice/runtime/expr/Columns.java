package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.RowCall;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Which columns expressions read, and the same expressions over other columns. */
public final class Columns {
    private Columns() {}

    /** The columns read by any of the expressions, ascending. */
    public static int[] readBy(Collection<? extends Expr> expressions) {
        TreeSet<Integer> found = new TreeSet<>();
        expressions.forEach(expression -> collect(expression, found));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The expression with each column {@code c} replaced by column {@code mapping(c)}. */
    public static Expr renumber(Expr expr, IntUnaryOperator mapping) {
        if (expr instanceof ColumnRef column) {
            return new ColumnRef(mapping.applyAsInt(column.index()), column.type());
        }
        return mapChildren(expr, child -> renumber(child, mapping));
    }

    /** The same expression over other arguments; a leaf as it is. */
    static Expr mapChildren(Expr expr, UnaryOperator<Expr> mapping) {
        if (expr instanceof Call call) {
            return new Call(call.op(), map(call.args(), mapping), call.type(), call.span());
        }
        if (expr instanceof Cast cast) {
            return new Cast(mapping.apply(cast.arg()), cast.type(), cast.safe(), cast.span());
        }
        if (expr instanceof CaseWhen choice) {
            return new CaseWhen(
                    map(choice.conditions(), mapping),
                    map(choice.results(), mapping),
                    mapping.apply(choice.otherwise()),
                    choice.type());
        }
        if (expr instanceof InList list) {
            return new InList(mapping.apply(list.value()), list.options(), list.negated(), list.type());
        }
        if (expr instanceof RowCall call) {
            return new RowCall(call.name(), map(call.args(), mapping), call.type(), call.function(), call.span());
        }
        return expr;
    }

    private static List<Expr> map(List<Expr> expressions, UnaryOperator<Expr> mapping) {
        return expressions.stream().map(mapping).toList();
    }

    private static void collect(Expr expr, TreeSet<Integer> found) {
        if (expr instanceof ColumnRef column) {
            found.add(column.index());
        }
        expr.children().forEach(child -> collect(child, found));
    }
}
