package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A comparison solved for the clock: {@code ts > NOW() - INTERVAL '5' MINUTE} says {@code NOW() < ts + INTERVAL '5' MINUTE}, so the row
 * goes at that time.
 */
final class ClockComparison {
    private static final String HINT =
            "compare one time with NOW(): WHERE ts > NOW() - INTERVAL '5' MINUTE; or use the clock in the SELECT that reads the view";

    private final RexCall comparison;
    private final ExprConverter expressions;
    private final RexBuilder builder;
    /** What the clock is compared with, as terms are moved to its side. */
    private RexNode other;

    private SqlKind sign;
    private boolean ofDates;

    private ClockComparison(RexCall comparison, ExprConverter expressions) {
        this.comparison = comparison;
        this.expressions = expressions;
        this.builder = expressions.rexBuilder();
        this.sign = comparison.getKind();
    }

    /** @param condition reads the clock; an error with a rewrite if it cannot be solved */
    static ClockComparison of(RexNode condition, ExprConverter expressions) {
        if (!(condition instanceof RexCall call)) {
            throw refusal(condition, expressions);
        }
        ClockComparison solved = new ClockComparison(call, expressions);
        solved.solve();
        return solved;
    }

    /** Whether rows go at the bound; otherwise they appear at it. */
    boolean isUpper() {
        return sign == SqlKind.LESS_THAN || sign == SqlKind.LESS_THAN_OR_EQUAL;
    }

    Bound bound() {
        boolean inclusive = sign == SqlKind.LESS_THAN_OR_EQUAL || sign == SqlKind.GREATER_THAN_OR_EQUAL;
        RexNode time = other;
        if (ofDates) {
            // The date of the clock is above or at most a day: the clock has reached the day after it, or not.
            if (sign == SqlKind.GREATER_THAN || sign == SqlKind.LESS_THAN_OR_EQUAL) {
                time = shifted(time, SqlStdOperatorTable.DATETIME_PLUS, oneDay());
            }
            inclusive = sign == SqlKind.GREATER_THAN || sign == SqlKind.GREATER_THAN_OR_EQUAL;
        }
        Expr expr = expressions.convert(time);
        if (!expr.type().kind().isTimestamp()) {
            SqlType timestamp = SqlType.timestamp(6).withNullable(expr.type().nullable());
            expr = Coercion.cast(expr, timestamp, expressions.span(comparison));
        }
        return new Bound(expr, inclusive);
    }

    private void solve() {
        switch (sign) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> {}
            default -> throw refusal(comparison, expressions);
        }
        RexNode clock = comparison.operands.get(0);
        other = comparison.operands.get(1);
        if (TemporalFilters.readsClock(other)) {
            if (TemporalFilters.readsClock(clock)) {
                throw refusal(comparison, expressions);
            }
            clock = other;
            other = comparison.operands.get(0);
            sign = sign.reverse();
        }
        while (!isClock(clock)) {
            clock = step(clock);
        }
        String name = ((RexCall) clock).getOperator().getName();
        ofDates = name.equals("CURRENT_DATE");
        if (name.endsWith("TIME")) {
            throw refusal(comparison, expressions);
        }
    }

    private static boolean isClock(RexNode node) {
        return node instanceof RexCall call
                && TimeRules.CLOCK_FUNCTIONS.contains(call.getOperator().getName());
    }

    /** Moves one term from the clock's side to the other; gives what is left on the clock's. */
    private RexNode step(RexNode node) {
        RexCall call = (RexCall) node;
        if (call.getKind() == SqlKind.CAST && keepsTime(call)) {
            return call.operands.get(0);
        }
        if (call.operands.size() != 2) {
            throw refusal(comparison, expressions);
        }
        RexNode left = call.operands.get(0);
        RexNode right = call.operands.get(1);
        boolean clockLeft = TemporalFilters.readsClock(left);
        if (clockLeft && TemporalFilters.readsClock(right)) {
            throw refusal(comparison, expressions);
        }
        RexNode rest = clockLeft ? right : left;
        boolean minus = call.getOperator() == SqlStdOperatorTable.MINUS_DATE || call.getKind() == SqlKind.MINUS;
        boolean plus = call.getOperator() == SqlStdOperatorTable.DATETIME_PLUS || call.getKind() == SqlKind.PLUS;
        if (plus && isDayInterval(rest)) {
            other = shifted(other, SqlStdOperatorTable.MINUS_DATE, rest);
        } else if (minus && clockLeft && isDayInterval(rest)) {
            other = shifted(other, SqlStdOperatorTable.DATETIME_PLUS, rest);
        } else if (minus && isTime(rest) && isDayInterval(other)) {
            // now - ts < i, or ts - now < i, which turns the sign.
            other = shifted(
                    rest, clockLeft ? SqlStdOperatorTable.DATETIME_PLUS : SqlStdOperatorTable.MINUS_DATE, other);
            sign = clockLeft ? sign : sign.reverse();
        } else {
            throw refusal(comparison, expressions);
        }
        return clockLeft ? left : right;
    }

    private RexNode shifted(RexNode time, SqlOperator operator, RexNode interval) {
        return builder.makeCall(time.getType(), operator, List.of(time, interval));
    }

    private RexNode oneDay() {
        return builder.makeIntervalLiteral(
                BigDecimal.valueOf(86_400_000), new SqlIntervalQualifier(TimeUnit.DAY, null, SqlParserPos.ZERO));
    }

    /** Months have no fixed length: adding one here is not the same as taking one away there. */
    private static boolean isDayInterval(RexNode node) {
        return SqlTypeName.DAY_INTERVAL_TYPES.contains(node.getType().getSqlTypeName());
    }

    private static boolean isTime(RexNode node) {
        SqlTypeName type = node.getType().getSqlTypeName();
        return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** A conversion that changes nothing of the clock's microseconds. */
    private static boolean keepsTime(RexCall cast) {
        RexNode from = cast.operands.get(0);
        return isTime(from) && isTime(cast) && cast.getType().getPrecision() >= 6;
    }

    private static SluiceException refusal(RexNode node, ExprConverter expressions) {
        return expressions
                .problems()
                .error(
                        ErrorCode.NOT_SUPPORTED,
                        expressions.span(node),
                        "a standing query can read the clock only where it compares a time with NOW(), NOW() plus or minus"
                                + " days to seconds, by <, <=, > or >=",
                        HINT);
    }
}
