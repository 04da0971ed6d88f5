package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.expr.ScalarOp;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Finds and moves the columns that an expression reads. */
final class ExprRewriter {
    private ExprRewriter() {}

    /** Adds the columns that {@code expr} reads to {@code into}. */
    static void columnsOf(Expr expr, BitSet into) {
        if (expr instanceof ColumnRef ref) {
            into.set(ref.index());
        }
        expr.children().forEach(child -> columnsOf(child, into));
    }

    /** The conditions that must all hold. */
    static List<Expr> conjuncts(Expr predicate) {
        return predicate instanceof Call call && call.op() == ScalarOp.AND ? call.args() : List.of(predicate);
    }

    /** Adds to {@code reads} how often each column is read. */
    static void countReads(Expr expr, int[] reads) {
        if (expr instanceof ColumnRef ref) {
            reads[ref.index()]++;
        }
        expr.children().forEach(child -> countReads(child, reads));
    }

    static Expr mapColumns(Expr expr, IntUnaryOperator map) {
        return replace(expr, ref -> new ColumnRef(map.applyAsInt(ref.index()), ref.type()));
    }

    /** The expression with each column replaced by the expression that computes it. */
    static Expr inline(Expr expr, List<Expr> columns) {
        return replace(expr, ref -> columns.get(ref.index()));
    }

    private static Expr replace(Expr expr, Function<ColumnRef, Expr> map) {
        if (expr instanceof ColumnRef ref) {
            return map.apply(ref);
        } else if (expr instanceof Call call) {
            return new Call(call.op(), all(call.args(), map), call.type(), call.span());
        } else if (expr instanceof Cast cast) {
            Expr arg = replace(cast.arg(), map);
            return arg instanceof Literal && !cast.safe()
                    ? Coercion.cast(arg, cast.type(), cast.span())
                    : new Cast(arg, cast.type(), cast.safe(), cast.span());
        } else if (expr instanceof CaseWhen when) {
            return new CaseWhen(
                    all(when.conditions(), map), all(when.results(), map), replace(when.otherwise(), map), when.type());
        } else if (expr instanceof InList in) {
            return new InList(replace(in.value(), map), in.options(), in.negated(), in.type());
        } else if (expr instanceof RowCall call) {
            return new RowCall(call.name(), all(call.args(), map), call.type(), call.function(), call.span());
        }
        return expr;
    }

    private static List<Expr> all(List<Expr> exprs, Function<ColumnRef, Expr> map) {
        return exprs.stream().map(e -> replace(e, map)).toList();
    }
}
