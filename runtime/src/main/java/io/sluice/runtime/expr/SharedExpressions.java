package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of expressions over the same rows what stands in them more than once, so that it is computed once, as a further column. Only
 * what is computed for every row anyway is taken out, so that no row fails that would not have failed.
 */
final class SharedExpressions {
    private final int columns;
    private final List<Expr> expressions;
    private final List<Expr> shared = new ArrayList<>();

    /**
     * Looks for what the expressions share.
     *
     * @param first how many of them, from the first on, are searched for something that is computed for all rows
     * @param columns of the input: further ones are counted from there
     */
    SharedExpressions(List<Expr> expressions, int first, int columns) {
        this.columns = columns;
        this.expressions = new ArrayList<>(expressions);
        for (Optional<Expr> next = next(first); next.isPresent(); next = next(first)) {
            share(next.get());
        }
        // What was found first may read what was found later, which is computed before it.
        int last = 2 * columns + shared.size() - 1;
        this.expressions.replaceAll(expr -> Columns.renumber(expr, index -> index < columns ? index : last - index));
        shared.replaceAll(expr -> Columns.renumber(expr, index -> index < columns ? index : last - index));
        Collections.reverse(shared);
    }

    /** The expressions, which now read the further columns too. */
    List<Expr> expressions() {
        return List.copyOf(expressions);
    }

    /** What to compute for the further columns; each may read those before it. */
    List<Expr> shared() {
        return List.copyOf(shared);
    }

    private void share(Expr whole) {
        ColumnRef column = new ColumnRef(columns + shared.size(), whole.type());
        Expr key = withoutSpans(whole);
        expressions.replaceAll(expr -> replace(expr, key, column));
        shared.replaceAll(expr -> replace(expr, key, column));
        shared.add(whole);
    }

    /** The largest expression that stands somewhere twice and is computed for all rows. */
    private Optional<Expr> next(int first) {
        Map<Expr, Integer> counts = new HashMap<>();
        List<Expr> certain = new ArrayList<>();
        Set<Expr> known = new HashSet<>();
        List<Expr> all = new ArrayList<>(shared);
        all.addAll(expressions);
        for (int i = 0; i < all.size(); i++) {
            count(all.get(i), counts);
            if (i < shared.size() + first) {
                collectCertain(all.get(i), certain);
            }
        }
        return certain.stream()
                .filter(SharedExpressions::isWorthIt)
                .filter(expr -> known.add(withoutSpans(expr)) && counts.get(withoutSpans(expr)) > 1)
                .max(Comparator.comparingInt(SharedExpressions::size));
    }

    private static void count(Expr expr, Map<Expr, Integer> counts) {
        if (expr instanceof Call || expr instanceof Cast) {
            counts.merge(withoutSpans(expr), 1, Integer::sum);
        }
        expr.children().forEach(child -> count(child, counts));
    }

    /** What is evaluated for every row for which {@code expr} is. */
    private static void collectCertain(Expr expr, List<Expr> found) {
        if (expr instanceof Call || expr instanceof Cast) {
            found.add(expr);
        }
        boolean logic = expr instanceof Call call && (call.op() == ScalarOp.AND || call.op() == ScalarOp.OR);
        if (logic || expr instanceof CaseWhen) {
            collectCertain(expr.children().get(0), found);
            boolean or = logic && ((Call) expr).op() == ScalarOp.OR;
            // Behind OR stand most rows, behind AND perhaps few.
            expr.children().stream()
                    .skip(1)
                    .filter(child -> or && Expressions.neverFails(child))
                    .forEach(child -> collectCertain(child, found));
        } else {
            expr.children().forEach(child -> collectCertain(child, found));
        }
    }

    /** Truth values are tests, which pick rows without making a column of them. */
    private static boolean isWorthIt(Expr expr) {
        return expr.type().kind() != TypeKind.BOOLEAN && !Expressions.isConstant(expr) && isRepeatable(expr);
    }

    private static boolean isRepeatable(Expr expr) {
        return !(expr instanceof RowCall) && expr.children().stream().allMatch(SharedExpressions::isRepeatable);
    }

    private static int size(Expr expr) {
        return 1 + expr.children().stream().mapToInt(SharedExpressions::size).sum();
    }

    private static Expr replace(Expr expr, Expr key, ColumnRef column) {
        boolean same = (expr instanceof Call || expr instanceof Cast)
                && withoutSpans(expr).equals(key);
        return same ? column : Columns.mapChildren(expr, child -> replace(child, key, column));
    }

    /** The expression without its places in the text, by which alone equal ones differ. */
    private static Expr withoutSpans(Expr expr) {
        Expr plain = Columns.mapChildren(expr, SharedExpressions::withoutSpans);
        if (plain instanceof Call call) {
            return new Call(call.op(), call.args(), call.type(), SourceSpan.NONE);
        }
        if (plain instanceof Cast cast) {
            return new Cast(cast.arg(), cast.type(), cast.safe(), SourceSpan.NONE);
        }
        return plain;
    }
}
