package io.sluice.planner.explain;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions as SQL over the column names of their input. A call that runs row by row is marked {@code [row]}. */
public final class ExprPrinter {
    private final RowType input;

    public ExprPrinter(RowType input) {
        this.input = input;
    }

    public String print(Expr expr) {
        if (expr instanceof ColumnRef ref) {
            return ref.index() < input.size() ? input.name(ref.index()) : "$" + ref.index();
        } else if (expr instanceof Literal literal) {
            return LiteralPrinter.print(literal);
        } else if (expr instanceof ParameterRef parameter) {
            return "?" + (parameter.index() + 1);
        } else if (expr instanceof Cast cast) {
            return (cast.safe() ? "TRY_CAST(" : "CAST(") + print(cast.arg()) + " AS " + cast.type() + ")";
        } else if (expr instanceof CaseWhen when) {
            return caseWhen(when);
        } else if (expr instanceof InList in) {
            return operand(in.value())
                    + (in.negated() ? " NOT IN (" : " IN (")
                    + in.options().stream().map(LiteralPrinter::print).collect(Collectors.joining(", "))
                    + ")";
        } else if (expr instanceof RowCall call) {
            return call.name() + "[row](" + list(call.args()) + ")";
        }
        return call((Call) expr);
    }

    private String list(List<Expr> exprs) {
        return exprs.stream().map(this::print).collect(Collectors.joining(", "));
    }

    private String caseWhen(CaseWhen when) {
        StringBuilder out = new StringBuilder("CASE");
        for (int i = 0; i < when.conditions().size(); i++) {
            out.append(" WHEN ").append(print(when.conditions().get(i)));
            out.append(" THEN ").append(print(when.results().get(i)));
        }
        return out.append(" ELSE ")
                .append(print(when.otherwise()))
                .append(" END")
                .toString();
    }

    private String call(Call call) {
        List<Expr> args = call.args();
        String symbol = call.op().symbol();
        return switch (call.op()) {
            case NOT -> "NOT " + operand(args.get(0));
            case NEGATE -> "-" + operand(args.get(0));
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                operand(args.get(0)) + " " + symbol;
            case ITEM -> operand(args.get(0)) + "[" + print(args.get(1)) + "]";
            case FIELD -> field(call);
            case LIKE, ILIKE ->
                operand(args.get(0)) + " " + symbol + " " + operand(args.get(1))
                        + (args.size() > 2 ? " ESCAPE " + print(args.get(2)) : "");
            case EXTRACT -> "EXTRACT(" + unit(args) + " FROM " + print(args.get(1)) + ")";
            case TIMESTAMP_DIFF -> "TIMESTAMPDIFF(" + unit(args) + ", " + list(args.subList(1, 3)) + ")";
            default ->
                isInfix(call.op())
                        ? args.stream().map(this::operand).collect(Collectors.joining(" " + symbol + " "))
                        : symbol + "(" + list(args) + ")";
        };
    }

    private String field(Call call) {
        int ordinal = ((Number) ((Literal) call.args().get(1)).value()).intValue();
        return operand(call.args().get(0)) + "."
                + call.args().get(0).type().fields().get(ordinal).name();
    }

    private static String unit(List<Expr> args) {
        return (String) ((Literal) args.get(0)).value();
    }

    private static boolean isInfix(ScalarOp op) {
        return switch (op) {
            case PLUS,
                    MINUS,
                    TIMES,
                    DIVIDE,
                    MOD,
                    EQUALS,
                    NOT_EQUALS,
                    LESS,
                    LESS_EQUAL,
                    GREATER,
                    GREATER_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    AND,
                    OR,
                    LIKE,
                    ILIKE,
                    CONCAT,
                    TIME_PLUS,
                    TIME_MINUS,
                    TIME_DIFFERENCE,
                    INTERVAL_TIMES -> true;
            default -> false;
        };
    }

    /** In parentheses where it is an operation itself. */
    private String operand(Expr expr) {
        boolean compound = expr instanceof InList
                || (expr instanceof Call call && (isInfix(call.op()) || call.op() == ScalarOp.NOT));
        return compound ? "(" + print(expr) + ")" : print(expr);
    }
}
