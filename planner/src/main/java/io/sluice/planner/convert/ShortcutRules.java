package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.CommonType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** Functions that native operations can do; null, for the Java method, where the arguments are not such that they can. */
final class ShortcutRules {
    /** Monday 2000-01-03, from which DATE_BIN counts unless told otherwise. */
    private static final int ORIGIN_DAYS = 10_959;

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private ShortcutRules() {}

    private static SqlType notNull(TypeKind kind) {
        return SqlType.of(kind).withNullable(false);
    }

    /** Needle and text as POSITION takes them. */
    static CallRule position(boolean textFirst) {
        return (call, c) -> {
            if (call.operands.size() != 2) {
                return null;
            }
            Expr text = text(call, textFirst ? 0 : 1, c);
            Expr needle = text(call, textFirst ? 1 : 0, c);
            return new Call(ScalarOp.POSITION, List.of(needle, text), CalciteTypes.toSql(call.getType()), c.span(call));
        };
    }

    private static Expr text(RexCall call, int operand, ExprConverter c) {
        return Coercion.cast(c.convert(call.operands.get(operand)), SqlType.varchar(), c.span(call));
    }

    static Expr contains(RexCall call, ExprConverter c) {
        SourceSpan span = c.span(call);
        SqlType type = CalciteTypes.toSql(call.getType());
        SqlType whole = SqlType.of(TypeKind.INTEGER).withNullable(type.nullable());
        Expr position = new Call(ScalarOp.POSITION, List.of(text(call, 1, c), text(call, 0, c)), whole, span);
        return new Call(ScalarOp.GREATER, List.of(position, new Literal(0, notNull(TypeKind.INTEGER))), type, span);
    }

    /** LEFT with a length that is known not to be negative. */
    static Expr left(RexCall call, ExprConverter c) {
        Expr length = c.convert(call.operands.get(1));
        boolean known = length instanceof Literal literal
                && literal.value() instanceof Number number
                && number.longValue() >= 0
                && number.longValue() <= Integer.MAX_VALUE;
        if (!known) {
            return null;
        }
        SqlType type = notNull(TypeKind.INTEGER);
        int count = ((Number) ((Literal) length).value()).intValue();
        return new Call(
                ScalarOp.SUBSTRING,
                List.of(text(call, 0, c), new Literal(1, type), new Literal(count, type)),
                CalciteTypes.toSql(call.getType()),
                c.span(call));
    }

    static Expr splitPart(RexCall call, ExprConverter c) {
        Expr number = Coercion.cast(c.convert(call.operands.get(2)), SqlType.bigint(), c.span(call));
        return new Call(
                ScalarOp.SPLIT_PART,
                List.of(text(call, 0, c), text(call, 1, c), number),
                CalciteTypes.toSql(call.getType()),
                c.span(call));
    }

    /** Of two arguments that cost nothing to be read twice. */
    static CallRule extreme(ScalarOp better) {
        return (call, c) -> {
            if (call.operands.size() != 2) {
                return null;
            }
            Expr left = c.convert(call.operands.get(0));
            Expr right = c.convert(call.operands.get(1));
            SqlType common = CommonType.of(left.type(), right.type());
            if (!isSimple(left) || !isSimple(right) || common == null || common.kind() == TypeKind.NULL) {
                return null;
            }
            SourceSpan span = c.span(call);
            Expr a = Coercion.cast(left, common, span);
            Expr b = Coercion.cast(right, common, span);
            List<Expr> conditions = new ArrayList<>();
            List<Expr> results = new ArrayList<>();
            if (!(a instanceof Literal)) {
                conditions.add(new Call(ScalarOp.IS_NULL, List.of(a), notNull(TypeKind.BOOLEAN), span));
                results.add(b);
            }
            if (!(b instanceof Literal)) {
                conditions.add(new Call(ScalarOp.IS_NULL, List.of(b), notNull(TypeKind.BOOLEAN), span));
                results.add(a);
            }
            conditions.add(new Call(better, List.of(a, b), SqlType.of(TypeKind.BOOLEAN), span));
            results.add(a);
            SqlType type = common.withNullable(call.getType().isNullable());
            return new CaseWhen(conditions, results, b, type);
        };
    }

    private static boolean isSimple(Expr expr) {
        return expr instanceof ColumnRef || expr instanceof Literal literal && !literal.isNull();
    }

    /** TO_DATE and TO_TIMESTAMP of a text alone are casts. */
    static CallRule parsed(SqlType type) {
        return (call, c) -> {
            boolean alone = call.operands.size() == 1;
            Expr text = alone ? c.convert(call.operands.get(0)) : null;
            return alone && text.type().kind() == TypeKind.VARCHAR ? Coercion.cast(text, type, c.span(call)) : null;
        };
    }

    /** A step of a constant whole number of the time's units, from a constant origin. */
    static Expr bin(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        SqlType type = args.get(1).type();
        boolean step = args.get(0) instanceof Literal width
                && width.type().kind() == TypeKind.INTERVAL_DAY
                && width.value() instanceof Long nanos
                && nanos > 0
                && nanos % nanosPerUnit(type) == 0;
        Expr origin = args.size() > 2 ? Coercion.cast(args.get(2), type, c.span(call)) : origin(type);
        if (!step || !(origin instanceof Literal) || !origin.type().sameValues(type)) {
            return null;
        }
        return new Call(
                ScalarOp.DATE_BIN,
                List.of(args.get(0), args.get(1), origin),
                CalciteTypes.toSql(call.getType()),
                c.span(call));
    }

    private static long nanosPerUnit(SqlType type) {
        return type.kind().isTimestamp() ? 1_000_000_000L / type.timeUnit().perSecond() : NANOS_PER_DAY;
    }

    private static Expr origin(SqlType type) {
        Object value = type.kind().isTimestamp()
                ? (Object) (ORIGIN_DAYS * 86_400L * type.timeUnit().perSecond())
                : (Object) ORIGIN_DAYS;
        return new Literal(value, type.withNullable(false));
    }
}
