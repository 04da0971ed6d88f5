package io.sluice.planner.convert;

import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.type.SqlType;
import org.apache.calcite.rex.RexCall;

/** CAST, {@code ::} and TRY_CAST. */
final class CastRules {
    private CastRules() {}

    static Expr cast(RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType());
        return Coercion.cast(c.convert(call.operands.get(0)), type, c.span(call));
    }

    static Expr safeCast(RexCall call, ExprConverter c) {
        SqlType type = CalciteTypes.toSql(call.getType()).withNullable(true);
        Expr arg = c.convert(call.operands.get(0));
        Expr exact = Coercion.cast(arg, type, c.span(call));
        return exact instanceof Cast ? new Cast(arg, type, true, c.span(call)) : exact;
    }
}
