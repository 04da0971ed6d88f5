package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TimeColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A join whose condition bounds the time between partners: {@code left − right} lies between {@code −before} and {@code after}, all times
 * those of columns that follow the watermark.
 *
 * @param before how much later a right partner may be; may be negative
 * @param after how much later a left partner may be; may be negative
 * @param grace how much longer than needed rows are kept for late partners
 */
record JoinTimes(TimeColumn left, TimeColumn right, Duration before, Duration after, Duration grace) {
    /** What the condition says of time; empty when it does not bound it both ways. Of several pairs of columns the closest. */
    static Optional<JoinTimes> of(
            PlanNode left, PlanNode right, List<JoinKey> keys, Optional<Expr> residual, Duration grace) {
        List<TimeColumn> leftTimes = TimeColumns.of(left);
        List<TimeColumn> rightTimes = TimeColumns.of(right);
        if (leftTimes.isEmpty() || rightTimes.isEmpty()) {
            return Optional.empty();
        }
        TimeBounds bounds = TimeBounds.of(left.rowType().size(), keys, residual);
        JoinTimes best = null;
        for (TimeColumn a : leftTimes) {
            for (TimeColumn b : rightTimes) {
                TimeBounds.Range range = bounds.between(a.column(), b.column());
                if (range.isBounded()) {
                    Duration before = range.lowest().negated();
                    JoinTimes found = new JoinTimes(a, b, before, range.highest(), grace);
                    best = best == null || found.width().compareTo(best.width()) < 0 ? found : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The grace that {@code join} was made with. */
    static Duration graceOf(JoinNode join) {
        return join.leftExpiry()
                .flatMap(expiry -> TimeColumns.of(join.left()).stream()
                        .filter(column -> column.column() == expiry.column())
                        .findFirst()
                        .map(column -> expiry.late().minus(column.delay())))
                .orElse(Duration.ZERO);
    }

    private Duration width() {
        return before.plus(after);
    }

    /** Partners of a left row come at most {@code before} later. */
    JoinExpiry leftExpiry() {
        return new JoinExpiry(
                left.column(),
                atLeastZero(before.plus(right.delay()).plus(grace)),
                left.delay().plus(grace));
    }

    JoinExpiry rightExpiry() {
        return new JoinExpiry(
                right.column(),
                atLeastZero(after.plus(left.delay()).plus(grace)),
                right.delay().plus(grace));
    }

    /** Columns of the join's output that keep step with the watermark: a row waits for partners at most as long as it is kept. */
    List<TimeColumn> columns(PlanNode leftInput, PlanNode rightInput, JoinKind kind) {
        List<TimeColumn> result = new ArrayList<>();
        if (!kind.padsLeft()) {
            lagging(TimeColumns.of(leftInput), left, leftExpiry(), 0, result);
        }
        if (kind.givesBothSides() && !kind.padsRight()) {
            int width = leftInput.rowType().size();
            List<TimeColumn> own = new ArrayList<>();
            lagging(TimeColumns.of(rightInput), right, rightExpiry(), width, own);
            // Only a window that both sides share is one window of the join: others would be taken for it.
            boolean shared = left.role() == right.role() && before.isZero() && after.isZero();
            own.forEach(column -> result.add(shared ? column : TimeColumn.plain(column.column(), column.delay())));
        }
        return result;
    }

    /** The compared column lags by as much as its rows are kept; others of the same window by as much more. */
    private static void lagging(
            List<TimeColumn> columns, TimeColumn compared, JoinExpiry expiry, int shift, List<TimeColumn> into) {
        Duration lag = expiry.keep().compareTo(expiry.late()) >= 0 ? expiry.keep() : expiry.late();
        Duration more = lag.minus(compared.delay());
        for (TimeColumn column : columns) {
            boolean sameWindow = column.window().isPresent() && column.sameWindow(compared);
            if (column.column() == compared.column() || sameWindow) {
                into.add(column.at(column.column() + shift)
                        .withDelay(column.delay().plus(more)));
            }
        }
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
