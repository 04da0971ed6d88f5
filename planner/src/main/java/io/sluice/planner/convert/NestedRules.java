package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** Elements and sizes of arrays and maps. */
final class NestedRules {
    private NestedRules() {}

    static Expr item(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        SqlType container = args.get(0).type();
        SqlType key = switch (container.kind()) {
            case ARRAY -> SqlType.of(TypeKind.INTEGER);
            case MAP -> container.fields().get(0).type();
            default -> null;
        };
        if (key == null) {
            return null;
        }
        Expr index = Coercion.cast(args.get(1), key, c.span(call));
        return new Call(ScalarOp.ITEM, List.of(args.get(0), index), CalciteTypes.toSql(call.getType()), c.span(call));
    }

    static Expr cardinality(RexCall call, ExprConverter c) {
        SqlType type = SqlType.of(TypeKind.INTEGER).withNullable(call.getType().isNullable());
        return new Call(ScalarOp.CARDINALITY, c.convertAll(call.operands), type, c.span(call));
    }
}
