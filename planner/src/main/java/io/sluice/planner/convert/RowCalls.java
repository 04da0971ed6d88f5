package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** The long tail: calls without a kernel, run row by row through Calcite's own implementation. */
final class RowCalls {
    private static final int CALCITE_TIME_DIGITS = 3;

    /** Functions that see at most the day, or the second, of a time: cutting it to milliseconds changes nothing. */
    private static final Set<String> COARSE =
            Set.of("DAYNAME", "MONTHNAME", "LAST_DAY", "TO_CHAR", "FORMAT_TIMESTAMP", "FORMAT_DATE", "UNIX_SECONDS");

    private RowCalls() {}

    static Expr convert(RexCall call, ExprConverter c) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT).replace("TRANSLATE3", "TRANSLATE");
        RelDataTypeFactory.Builder row = c.rexBuilder().getTypeFactory().builder();
        List<Expr> args = new ArrayList<>();
        List<RexNode> operands = new ArrayList<>();
        for (RexNode operand : call.operands) {
            if (operand instanceof RexLiteral literal && isSymbol(literal)) {
                operands.add(operand);
                continue;
            }
            Expr arg = c.convert(operand);
            checkTime(name, arg.type(), call, c);
            // Constants stay in the compiled text too, where patterns and formats are prepared once.
            operands.add(
                    operand instanceof RexLiteral
                            ? operand
                            : c.rexBuilder().makeInputRef(operand.getType(), args.size()));
            row.add("c" + args.size(), operand.getType());
            args.add(Coercion.cast(arg, CalciteTypes.toSql(operand.getType()), c.span(call)));
        }
        SqlType type = CalciteTypes.toSql(call.getType());
        RexNode body = call.clone(call.getType(), operands);
        List<SqlType> types = args.stream().map(Expr::type).toList();
        return new RowCall(
                name,
                args,
                type,
                new CompiledRowFunction(c.rexBuilder(), body, row.build(), types, type),
                c.span(call));
    }

    private static boolean isSymbol(RexLiteral literal) {
        return literal.getValue() instanceof Enum
                || literal.getTypeName().getName().equals("SYMBOL");
    }

    private static void checkTime(String name, SqlType type, RexCall call, ExprConverter c) {
        boolean time = type.kind().isTimestamp() || type.kind() == TypeKind.TIME;
        if (time && type.precision() > CALCITE_TIME_DIGITS && !COARSE.contains(name)) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            name + " works on times of at most 3 fraction digits, this one is " + type,
                            "cast it and say so: CAST(… AS " + type.kind() + "(3))");
        }
    }
}
