package io.sluice.runtime.lookup;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a condition leaves: every row for which it is true has one of them. Found in equalities of key columns with constants and parameters,
 * joined by AND, OR and IN in any way.
 */
final class KeyCondition {
    private static final int MOST_KEYS = 1 << 12;
    /** What a condition leaves that says nothing: any row. */
    private static final List<Map<Integer, Expr>> ANY = List.of(Map.of());

    private final List<Integer> key;

    private KeyCondition(List<Integer> key) {
        this.key = key;
    }

    /**
     * The keys, each with the values of the key columns in order: literals and parameters.
     *
     * @param key columns of the condition's input
     * @return empty when the condition leaves rows of any key
     */
    static Optional<List<List<Expr>>> keys(Expr condition, List<Integer> key) {
        List<List<Expr>> keys = new ArrayList<>();
        for (Map<Integer, Expr> values : new KeyCondition(key).alternatives(condition)) {
            if (values.size() < key.size()) {
                return Optional.empty();
            }
            keys.add(key.stream().map(values::get).toList());
        }
        return Optional.of(keys);
    }

    /** Values of key columns by column, one of which sets every row has. */
    private List<Map<Integer, Expr>> alternatives(Expr condition) {
        if (condition instanceof InList in && !in.negated() && in.value() instanceof ColumnRef column) {
            return in.options().stream()
                    .flatMap(option -> value(column, option).stream())
                    .toList();
        }
        if (!(condition instanceof Call call)) {
            return ANY;
        }
        return switch (call.op()) {
            case EQUALS -> equality(call.args().get(0), call.args().get(1));
            case AND -> all(call.args());
            case OR -> any(call.args());
            default -> ANY;
        };
    }

    private List<Map<Integer, Expr>> equality(Expr left, Expr right) {
        if (left instanceof ColumnRef column && isConstant(right)) {
            return value(column, right);
        }
        return right instanceof ColumnRef column && isConstant(left) ? value(column, left) : ANY;
    }

    private static boolean isConstant(Expr expr) {
        return expr instanceof Literal || expr instanceof ParameterRef;
    }

    private List<Map<Integer, Expr>> value(ColumnRef column, Expr constant) {
        boolean same = key.contains(column.index()) && column.type().sameValues(constant.type());
        return same ? List.of(Map.of(column.index(), constant)) : ANY;
    }

    private List<Map<Integer, Expr>> all(List<Expr> conditions) {
        List<Map<Integer, Expr>> both = ANY;
        for (Expr condition : conditions) {
            List<Map<Integer, Expr>> more = alternatives(condition);
            // Leaving one condition out leaves more rows, never fewer.
            if ((long) both.size() * more.size() <= MOST_KEYS) {
                both = product(both, more);
            }
        }
        return both;
    }

    private static List<Map<Integer, Expr>> product(List<Map<Integer, Expr>> left, List<Map<Integer, Expr>> right) {
        List<Map<Integer, Expr>> product = new ArrayList<>(left.size() * right.size());
        for (Map<Integer, Expr> a : left) {
            for (Map<Integer, Expr> b : right) {
                Map<Integer, Expr> values = new HashMap<>(b);
                values.putAll(a);
                product.add(values);
            }
        }
        return product;
    }

    private List<Map<Integer, Expr>> any(List<Expr> conditions) {
        List<Map<Integer, Expr>> either = new ArrayList<>();
        for (Expr condition : conditions) {
            either.addAll(alternatives(condition));
            if (either.size() > MOST_KEYS) {
                return ANY;
            }
        }
        return either;
    }
}
