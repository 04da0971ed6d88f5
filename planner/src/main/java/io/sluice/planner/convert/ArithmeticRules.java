package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Numbers: both sides become the kind of the result; times and intervals go to {@link TimeRules}. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static Expr plus(RexCall call, ExprConverter c) {
        return isNumeric(call) ? binary(ScalarOp.PLUS, call, c) : TimeRules.plus(call, c);
    }

    static Expr minus(RexCall call, ExprConverter c) {
        boolean ofNumbers = !SqlTypeUtil.isDatetime(call.operands.get(0).getType());
        return isNumeric(call) && ofNumbers ? binary(ScalarOp.MINUS, call, c) : TimeRules.minus(call, c);
    }

    static Expr times(RexCall call, ExprConverter c) {
        return isNumeric(call) ? binary(ScalarOp.TIMES, call, c) : TimeRules.times(call, c);
    }

    static Expr divide(RexCall call, ExprConverter c) {
        return isNumeric(call) ? binary(ScalarOp.DIVIDE, call, c) : null;
    }

    private static boolean isNumeric(RexCall call) {
        return CalciteTypes.toSql(call.getType()).kind().isNumeric();
    }

    private static Expr binary(ScalarOp op, RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        List<Expr> args = new ArrayList<>();
        for (Expr arg : c.convertAll(call.operands)) {
            args.add(
                    type.kind() == TypeKind.DECIMAL
                            ? Coercion.toDecimal(arg, c.span(call))
                            : Coercion.cast(arg, type, c.span(call)));
        }
        return new Call(op, args, type, c.span(call));
    }

    /** In the wider type of the two: the result of {@code bigint % 3} is not cut to the type of the 3 before it is used. */
    static Expr mod(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        SqlType common = Coercion.common(args.get(0).type(), args.get(1).type());
        SourceSpan span = c.span(call);
        List<Expr> same =
                args.stream().map(arg -> Coercion.cast(arg, common, span)).toList();
        return new Call(ScalarOp.MOD, same, common.withNullable(call.getType().isNullable()), span);
    }

    static Expr negate(RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        if (!type.kind().isNumeric()) {
            return null;
        }
        return new Call(ScalarOp.NEGATE, List.of(c.convert(call.operands.get(0), type)), type, c.span(call));
    }

    /** FLOOR and CEIL of numbers, FLOOR of times to a unit. */
    static CallRule floor(ScalarOp op) {
        return (call, c) -> {
            if (call.operands.size() == 1) {
                return new Call(op, c.convertAll(call.operands), CalciteTypes.toSql(call.getType()), c.span(call));
            }
            boolean unit = call.operands.get(1) instanceof RexLiteral;
            return unit && op == ScalarOp.FLOOR ? TimeRules.floor(call, c) : null;
        };
    }

    /** First argument as it is, digits as INTEGER. */
    static CallRule keepingKind(ScalarOp op) {
        return (call, c) -> {
            List<Expr> args = new ArrayList<>(c.convertAll(call.operands));
            if (args.size() > 1) {
                args.set(1, Coercion.cast(args.get(1), SqlType.of(TypeKind.INTEGER), c.span(call)));
            }
            return new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
        };
    }

    static CallRule asDouble(ScalarOp op) {
        return (call, c) -> {
            SqlType type = SqlType.of(TypeKind.DOUBLE);
            List<Expr> args = c.convertAll(call.operands).stream()
                    .map(arg -> Coercion.cast(arg, type, c.span(call)))
                    .toList();
            return new Call(op, args, type.withNullable(call.getType().isNullable()), c.span(call));
        };
    }
}
