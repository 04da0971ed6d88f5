package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a join's condition says of the distance between times of both sides, as in {@code a.ts <= b.ts + INTERVAL '1' HOUR}. */
final class TimeBounds {
    /** Bounds of {@code left − right}, both inclusive; null where there is none. */
    record Range(Duration lowest, Duration highest) {
        boolean isBounded() {
            return lowest != null && highest != null;
        }

        private Range and(Range other) {
            Duration low = lowest == null || (other.lowest != null && other.lowest.compareTo(lowest) > 0)
                    ? other.lowest
                    : lowest;
            Duration high = highest == null || (other.highest != null && other.highest.compareTo(highest) < 0)
                    ? other.highest
                    : highest;
            return new Range(low, high);
        }
    }

    /** A column of the joined row, and what is added to it. */
    private record Shifted(int column, Duration by) {}

    private record Bound(int left, int right, Range range) {}

    private final int leftWidth;
    private final List<Bound> bounds = new ArrayList<>();

    private TimeBounds(int leftWidth) {
        this.leftWidth = leftWidth;
    }

    /** @param leftWidth columns of the left side, which come first in {@code residual} */
    static TimeBounds of(int leftWidth, List<JoinKey> keys, Optional<Expr> residual) {
        TimeBounds bounds = new TimeBounds(leftWidth);
        for (JoinKey key : keys) {
            if (!key.nullSafe()) {
                bounds.bounds.add(new Bound(key.left(), key.right(), new Range(Duration.ZERO, Duration.ZERO)));
            }
        }
        residual.ifPresent(condition -> ExprRewriter.conjuncts(condition).forEach(bounds::condition));
        return bounds;
    }

    /** All that is known of two columns, each counted in its own side. */
    Range between(int left, int right) {
        Range all = new Range(null, null);
        for (Bound bound : bounds) {
            if (bound.left == left && bound.right == right) {
                all = all.and(bound.range);
            }
        }
        return all;
    }

    private void condition(Expr condition) {
        if (!(condition instanceof Call call) || call.args().size() != 2) {
            return;
        }
        Expr a = call.args().get(0);
        Expr b = call.args().get(1);
        if (a instanceof Call difference && difference.op() == ScalarOp.TIME_DIFFERENCE) {
            Shifted from = shifted(difference.args().get(0));
            Shifted minus = shifted(difference.args().get(1));
            Duration limit = interval(b);
            if (from != null && minus != null && limit != null) {
                add(from, call.op(), new Shifted(minus.column, minus.by.plus(limit)));
            }
            return;
        }
        Shifted left = shifted(a);
        Shifted right = shifted(b);
        if (left != null && right != null) {
            add(left, call.op(), right);
        }
    }

    private void add(Shifted a, ScalarOp op, Shifted b) {
        boolean inOrder = a.column < leftWidth && b.column >= leftWidth;
        boolean swapped = b.column < leftWidth && a.column >= leftWidth;
        if (!inOrder && !swapped) {
            return;
        }
        Shifted left = inOrder ? a : b;
        Shifted right = inOrder ? b : a;
        Duration distance = right.by.minus(left.by);
        Range range = switch (op) {
            case EQUALS -> new Range(distance, distance);
            case LESS, LESS_EQUAL -> inOrder ? new Range(null, distance) : new Range(distance, null);
            case GREATER, GREATER_EQUAL -> inOrder ? new Range(distance, null) : new Range(null, distance);
            default -> null;
        };
        if (range != null) {
            bounds.add(new Bound(left.column, right.column - leftWidth, range));
        }
    }

    private static Shifted shifted(Expr expr) {
        if (expr instanceof ColumnRef ref) {
            return ref.type().kind().isTimestamp() ? new Shifted(ref.index(), Duration.ZERO) : null;
        } else if (expr instanceof Cast cast) {
            return keepsTime(cast.arg().type(), cast.type()) ? shifted(cast.arg()) : null;
        }
        boolean plus = expr instanceof Call call && call.op() == ScalarOp.TIME_PLUS;
        boolean minus = expr instanceof Call call && call.op() == ScalarOp.TIME_MINUS;
        if (!plus && !minus) {
            return null;
        }
        Shifted base = shifted(expr.children().get(0));
        Duration by = interval(expr.children().get(1));
        if (base == null || by == null) {
            return null;
        }
        return new Shifted(base.column, plus ? base.by.plus(by) : base.by.minus(by));
    }

    private static boolean keepsTime(SqlType from, SqlType to) {
        return from.kind() == to.kind() && from.kind().isTimestamp() && to.precision() >= from.precision();
    }

    private static Duration interval(Expr expr) {
        boolean days = expr instanceof Literal literal
                && !literal.isNull()
                && literal.type().kind() == TypeKind.INTERVAL_DAY;
        return days ? Duration.ofNanos(((Number) ((Literal) expr).value()).longValue()) : null;
    }
}
