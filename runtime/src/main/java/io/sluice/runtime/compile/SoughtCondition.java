package io.sluice.runtime.compile;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.seek.LongRanges;
import io.sluice.runtime.seek.Ordinals;
import io.sluice.runtime.seek.Sought;
import io.sluice.runtime.seek.SoughtHashes;
import io.sluice.runtime.seek.SoughtRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What conjuncts of a filter say of one column by comparing it with constants that are not NULL.
 *
 * @param column by its place in the scan
 */
record SoughtCondition(int column, List<Expr> conjuncts) {
    /** Of each column, those first that fewer rows will fulfil: equal to constants, between two of them, above or below one. */
    static List<SoughtCondition> bestFirst(List<Expr> certain) {
        Map<Integer, List<Expr>> byColumn = new TreeMap<>();
        for (Expr conjunct : certain) {
            int column = column(conjunct);
            if (column >= 0) {
                byColumn.computeIfAbsent(column, key -> new ArrayList<>()).add(conjunct);
            }
        }
        List<SoughtCondition> conditions = new ArrayList<>();
        byColumn.forEach((column, conjuncts) -> conditions.add(new SoughtCondition(column, conjuncts)));
        conditions.sort(Comparator.comparingInt(SoughtCondition::width));
        return conditions;
    }

    private int width() {
        if (conjuncts.stream().anyMatch(SoughtCondition::namesValues)) {
            return 0;
        }
        return conjuncts.size() > 1 ? 1 : 2;
    }

    /**
     * The values of the column for which the conjuncts are true; null where there is no index for them.
     *
     * @param relationColumn the column's place in the relation
     */
    Sought sought(int relationColumn, SqlType type, BufferAllocator allocator) {
        if (!conjuncts.stream().allMatch(conjunct -> isOfType(conjunct, type))) {
            return null;
        }
        if (Ordinals.has(type)) {
            LongRanges ranges = conjuncts.stream()
                    .map(conjunct -> ranges(conjunct, type, allocator))
                    .reduce(LongRanges::and)
                    .orElseThrow();
            return new SoughtRanges(relationColumn, ranges, allocator);
        }
        return conjuncts.stream()
                .filter(SoughtCondition::namesValues)
                .findFirst()
                .map(values -> SoughtHashes.of(relationColumn, type, values(values), allocator))
                .orElse(null);
    }

    /** The conjuncts that rows with the values sought have still to fulfil. */
    List<Expr> without(List<Expr> all, Sought sought) {
        return sought instanceof SoughtHashes
                ? all
                : all.stream().filter(conjunct -> !conjuncts.contains(conjunct)).toList();
    }

    /** The only column that a condition looks at, comparing it with constants that are not NULL; −1 for any other condition. */
    private static int column(Expr condition) {
        if (condition instanceof InList list) {
            boolean plain =
                    list.value() instanceof ColumnRef && list.options().stream().noneMatch(Literal::isNull);
            return plain ? ((ColumnRef) list.value()).index() : -1;
        }
        if (!(condition instanceof Call call)) {
            return -1;
        }
        return switch (call.op()) {
            case AND, OR, NOT -> {
                int first = column(call.args().get(0));
                yield call.args().stream().allMatch(arg -> column(arg) == first) ? first : -1;
            }
            case EQUALS, NOT_EQUALS, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> {
                Expr left = call.args().get(0);
                Expr right = call.args().get(1);
                yield isConstant(right) ? index(left) : isConstant(left) ? index(right) : -1;
            }
            default -> -1;
        };
    }

    private static int index(Expr expr) {
        return expr instanceof ColumnRef column ? column.index() : -1;
    }

    private static boolean isConstant(Expr expr) {
        return expr instanceof Literal literal && !literal.isNull();
    }

    private static boolean isOfType(Expr expr, SqlType type) {
        if (expr instanceof Literal literal) {
            return literal.type().sameValues(type);
        }
        List<? extends Expr> parts = expr instanceof InList list ? list.options() : expr.children();
        return parts.stream().allMatch(part -> isOfType(part, type));
    }

    /** Whether it is true for values only that stand in it. */
    private static boolean namesValues(Expr condition) {
        if (condition instanceof InList list) {
            return !list.negated();
        }
        return condition instanceof Call call
                && (call.op() == ScalarOp.EQUALS
                        || call.op() == ScalarOp.OR && call.args().stream().allMatch(SoughtCondition::namesValues));
    }

    /** The constants of a condition that names its values. */
    private static List<Object> values(Expr condition) {
        if (condition instanceof InList list) {
            return list.options().stream().map(Literal::value).toList();
        }
        if (condition instanceof Literal literal) {
            return List.of(literal.value());
        }
        return condition.children().stream()
                .flatMap(child -> values(child).stream())
                .toList();
    }

    private static LongRanges ranges(Expr condition, SqlType type, BufferAllocator allocator) {
        if (condition instanceof InList list) {
            LongRanges options = LongRanges.points(list.options().stream()
                    .mapToLong(option -> Ordinals.of(type, option.value(), allocator))
                    .toArray());
            return list.negated() ? options.not() : options;
        }
        Call call = (Call) condition;
        return switch (call.op()) {
            case AND ->
                call.args().stream()
                        .map(arg -> ranges(arg, type, allocator))
                        .reduce(LongRanges::and)
                        .orElseThrow();
            case OR ->
                call.args().stream()
                        .map(arg -> ranges(arg, type, allocator))
                        .reduce(LongRanges::or)
                        .orElseThrow();
            case NOT -> ranges(call.args().get(0), type, allocator).not();
            default -> {
                boolean mirrored = call.args().get(0) instanceof Literal;
                Literal constant = (Literal) call.args().get(mirrored ? 0 : 1);
                yield compared(call.op(), mirrored, Ordinals.of(type, constant.value(), allocator));
            }
        };
    }

    private static LongRanges compared(ScalarOp op, boolean mirrored, long constant) {
        LongRanges point = LongRanges.between(constant, constant);
        LongRanges below = mirrored ? LongRanges.above(constant) : LongRanges.below(constant);
        return switch (op) {
            case EQUALS -> point;
            case NOT_EQUALS -> point.not();
            case LESS -> below;
            case LESS_EQUAL -> below.or(point);
            case GREATER -> below.or(point).not();
            default -> below.not();
        };
    }
}
