package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;

/** Times, intervals and the clock. */
final class TimeRules {
    /** Functions that read the clock of the tick. */
    static final Set<String> CLOCK_FUNCTIONS =
            Set.of("NOW", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME");

    /** Units of EXTRACT, DATE_TRUNC and TIMESTAMPDIFF; sub-second ones only where they make sense. */
    private static final Set<String> TRUNC_UNITS = Set.of(
            "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "DECADE", "CENTURY");

    private TimeRules() {}

    static Expr plus(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        boolean timeFirst = !isInterval(args.get(0));
        if (!timeFirst && isInterval(args.get(1))) {
            return sumOfIntervals(ScalarOp.PLUS, args, call, c);
        }
        Expr time = args.get(timeFirst ? 0 : 1);
        Expr interval = args.get(timeFirst ? 1 : 0);
        return shift(ScalarOp.TIME_PLUS, time, interval, call, c);
    }

    static Expr minus(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        if (isInterval(args.get(0))) {
            return sumOfIntervals(ScalarOp.MINUS, args, call, c);
        } else if (isInterval(args.get(1))) {
            return shift(ScalarOp.TIME_MINUS, args.get(0), args.get(1), call, c);
        }
        SqlType common = Coercion.common(args.get(0).type(), args.get(1).type());
        SqlType type = CalciteTypes.toSql(call.getType());
        if (common != null && common.kind() == TypeKind.DATE && type.kind() == TypeKind.BIGINT) {
            return new Call(
                    ScalarOp.TIMESTAMP_DIFF, List.of(Literals.of("DAY"), args.get(1), args.get(0)), type, c.span(call));
        }
        if (common == null || type.kind() != TypeKind.INTERVAL_DAY) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            "a difference of times in months or years is not supported",
                            "write TIMESTAMPDIFF(MONTH, from, to)");
        }
        SourceSpan span = c.span(call);
        return new Call(
                ScalarOp.TIME_DIFFERENCE,
                List.of(Coercion.cast(args.get(0), common, span), Coercion.cast(args.get(1), common, span)),
                type,
                span);
    }

    private static Expr sumOfIntervals(ScalarOp op, List<Expr> args, RexCall call, ExprConverter c) {
        if (args.get(0).type().kind() != args.get(1).type().kind()) {
            throw c.problems()
                    .error(
                            ErrorCode.TYPE_MISMATCH,
                            c.span(call),
                            "cannot combine an interval of days with one of months",
                            "add them to the time one after the other");
        }
        if (args.get(0) instanceof Literal a && args.get(1) instanceof Literal b && !a.isNull() && !b.isNull()) {
            long sign = op == ScalarOp.PLUS ? 1 : -1;
            long sum = Math.addExact(((Number) a.value()).longValue(), sign * ((Number) b.value()).longValue());
            Object value = a.type().kind() == TypeKind.INTERVAL_DAY ? (Object) sum : (Object) Math.toIntExact(sum);
            return new Literal(value, a.type());
        }
        throw c.problems()
                .error(
                        ErrorCode.NOT_SUPPORTED,
                        c.span(call),
                        "arithmetic between two intervals that are not constants is not supported",
                        "add them to the time one after the other");
    }

    private static Expr shift(ScalarOp op, Expr time, Expr interval, RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        SourceSpan span = c.span(call);
        return new Call(op, List.of(Coercion.cast(time, type, span), interval), type, span);
    }

    static Expr times(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        boolean first = isInterval(args.get(0));
        Expr interval = args.get(first ? 0 : 1);
        Expr factor = Coercion.cast(args.get(first ? 1 : 0), SqlType.bigint(), c.span(call));
        if (interval instanceof Literal i && factor instanceof Literal f && !i.isNull() && !f.isNull()) {
            long product = Math.multiplyExact(((Number) i.value()).longValue(), (Long) f.value());
            boolean days = i.type().kind() == TypeKind.INTERVAL_DAY;
            return new Literal(days ? (Object) product : (Object) Math.toIntExact(product), i.type());
        }
        return new Call(
                ScalarOp.INTERVAL_TIMES,
                List.of(interval, factor),
                interval.type().withNullable(call.getType().isNullable()),
                c.span(call));
    }

    private static boolean isInterval(Expr expr) {
        TypeKind kind = expr.type().kind();
        return kind == TypeKind.INTERVAL_DAY || kind == TypeKind.INTERVAL_YEAR;
    }

    static Expr extract(RexCall call, ExprConverter c) {
        Expr time = c.convert(call.operands.get(1));
        Literal unit = Literals.of(unit(call, 0));
        return new Call(
                ScalarOp.EXTRACT,
                List.of(unit, time),
                SqlType.bigint().withNullable(call.getType().isNullable()),
                c.span(call));
    }

    /** FLOOR(time TO unit). */
    static Expr floor(RexCall call, ExprConverter c) {
        return trunc(unit(call, 1), c.convert(call.operands.get(0)), call, c);
    }

    /** DATE_TRUNC('unit', time). */
    static Expr dateTrunc(RexCall call, ExprConverter c) {
        if (!(c.convert(call.operands.get(0)) instanceof Literal unit) || unit.isNull()) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            "DATE_TRUNC needs a constant unit",
                            "write DATE_TRUNC('hour', time)");
        }
        String name = ((String) unit.value()).toUpperCase(Locale.ROOT);
        String singular = name.endsWith("S") ? name.substring(0, name.length() - 1) : name;
        return trunc(singular, c.convert(call.operands.get(1)), call, c);
    }

    private static Expr trunc(String unit, Expr time, RexCall call, ExprConverter c) {
        if (!TRUNC_UNITS.contains(unit)) {
            throw c.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            c.span(call),
                            "\"" + unit.toLowerCase(Locale.ROOT) + "\" is not a unit of time",
                            "units are millisecond, second, minute, hour, day, week, month, quarter, year, decade, century");
        }
        return new Call(
                ScalarOp.DATE_TRUNC,
                List.of(Literals.of(unit), time),
                time.type().withNullable(call.getType().isNullable()),
                c.span(call));
    }

    /** TIMESTAMPDIFF(unit, from, to). */
    static Expr timestampDiff(RexCall call, ExprConverter c) {
        Expr from = c.convert(call.operands.get(1));
        Expr to = c.convert(call.operands.get(2));
        SqlType common = Coercion.common(from.type(), to.type());
        SourceSpan span = c.span(call);
        return new Call(
                ScalarOp.TIMESTAMP_DIFF,
                List.of(Literals.of(unit(call, 0)), Coercion.cast(from, common, span), Coercion.cast(to, common, span)),
                SqlType.bigint().withNullable(call.getType().isNullable()),
                span);
    }

    private static String unit(RexCall call, int operand) {
        return ((RexLiteral) call.operands.get(operand)).getValueAs(Enum.class).name();
    }

    static Expr clock(RexCall call, ExprConverter c) {
        if (c.continuous()) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            "a standing query can read the clock only in WHERE or HAVING, where a time is compared with it",
                            "keep recent rows by WHERE ts > NOW() - INTERVAL '5' MINUTE, or use the clock in the SELECT that reads the view");
        }
        return new Call(ScalarOp.CURRENT_TIME_OF_TICK, List.of(), CalciteTypes.toSql(call.getType()), c.span(call));
    }
}
