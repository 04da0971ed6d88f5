package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.function.json.JsonConstructor;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** JSON_OBJECT and JSON_ARRAY: what other JSON functions give is put in as JSON, not as text. */
final class JsonRules {
    private static final Set<String> GIVE_JSON =
            Set.of("JSON_OBJECT", "JSON_ARRAY", "JSON_QUERY", "JSON_EXTRACT", "JSON_EXTRACT_PATH", "TO_JSON");

    private JsonRules() {}

    static CallRule constructor(boolean object) {
        return (call, c) -> {
            boolean absent = false;
            List<Expr> args = new ArrayList<>();
            List<Boolean> json = new ArrayList<>();
            for (RexNode operand : call.operands) {
                if (operand instanceof RexLiteral literal && literal.getValue() instanceof Enum<?> flag) {
                    absent = flag == SqlJsonConstructorNullClause.ABSENT_ON_NULL;
                    continue;
                }
                boolean key = object && args.size() % 2 == 0;
                RexNode bare = withoutMark(operand);
                Expr value = RexUtil.isNullLiteral(bare, true) ? new Literal(null, SqlType.varchar()) : c.convert(bare);
                args.add(key ? Coercion.cast(value, SqlType.varchar(), c.span(call)) : value);
                json.add(!key && givesJson(operand));
            }
            List<SqlType> types = args.stream().map(Expr::type).toList();
            String name = object ? "JSON_OBJECT" : "JSON_ARRAY";
            return new RowCall(
                    name,
                    args,
                    SqlType.varchar().withNullable(false),
                    new JsonConstructor(object, absent, types, json),
                    c.span(call));
        };
    }

    private static RexNode withoutMark(RexNode operand) {
        return isMark(operand) ? withoutMark(((RexCall) operand).operands.get(0)) : operand;
    }

    private static boolean givesJson(RexNode operand) {
        return isMark(operand) || GIVE_JSON.contains(name(operand));
    }

    /** {@code value FORMAT JSON}, and what Calcite puts around it. */
    private static boolean isMark(RexNode operand) {
        return operand instanceof RexCall call && call.getOperator() == SqlStdOperatorTable.JSON_TYPE_OPERATOR
                || operand.isA(SqlKind.CAST) && isMark(((RexCall) operand).operands.get(0));
    }

    private static String name(RexNode operand) {
        return operand instanceof RexCall call ? call.getOperator().getName().toUpperCase(Locale.ROOT) : "";
    }
}
