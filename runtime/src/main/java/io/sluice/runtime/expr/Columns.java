package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.RowCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

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
        if (expr instanceof Call call) {
            return new Call(call.op(), renumber(call.args(), mapping), call.type(), call.span());
        }
        if (expr instanceof Cast cast) {
            return new Cast(renumber(cast.arg(), mapping), cast.type(), cast.safe(), cast.span());
        }
        if (expr instanceof CaseWhen choice) {
            return new CaseWhen(
                    renumber(choice.conditions(), mapping),
                    renumber(choice.results(), mapping),
                    renumber(choice.otherwise(), mapping),
                    choice.type());
        }
        if (expr instanceof InList list) {
            return new InList(renumber(list.value(), mapping), list.options(), list.negated(), list.type());
        }
        if (expr instanceof RowCall call) {
            return new RowCall(call.name(), renumber(call.args(), mapping), call.type(), call.function(), call.span());
        }
        return expr;
    }

    private static List<Expr> renumber(List<Expr> expressions, IntUnaryOperator mapping) {
        List<Expr> renumbered = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> renumbered.add(renumber(expression, mapping)));
        return renumbered;
    }

    private static void collect(Expr expr, TreeSet<Integer> found) {
        if (expr instanceof ColumnRef column) {
            found.add(column.index());
        }
        expr.children().forEach(child -> collect(child, found));
    }
}
