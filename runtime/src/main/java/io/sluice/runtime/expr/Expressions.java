package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;

/** What can be said of an expression before it runs. */
final class Expressions {
    private Expressions() {}

    /** Whether the value is the same for all rows of a batch. Row functions are not asked: one may be random. */
    static boolean isConstant(Expr expr) {
        if (expr instanceof ColumnRef || expr instanceof RowCall) {
            return false;
        }
        return expr.children().stream().allMatch(Expressions::isConstant);
    }

    /** Whether no row can fail, so that evaluating it for too many rows does no harm. */
    static boolean neverFails(Expr expr) {
        boolean harmless = expr instanceof ColumnRef
                || expr instanceof Literal
                || expr instanceof ParameterRef
                || expr instanceof InList
                || expr instanceof Call call && isHarmless(call);
        return harmless && expr.children().stream().allMatch(Expressions::neverFails);
    }

    /** The same CASE with each bare NULL given the type of the whole. */
    static CaseWhen withTypedNulls(CaseWhen choice) {
        List<Expr> results = choice.results().stream()
                .map(result -> typed(result, choice.type()))
                .toList();
        return new CaseWhen(choice.conditions(), results, typed(choice.otherwise(), choice.type()), choice.type());
    }

    /** The same call with each bare NULL given the type of the first argument that has one: kernels trust their types. */
    static Call withTypedNulls(Call call) {
        SqlType known = call.args().stream()
                .map(Expr::type)
                .filter(type -> type.kind() != TypeKind.NULL)
                .findFirst()
                .orElse(null);
        if (known == null || call.args().stream().noneMatch(arg -> arg.type().kind() == TypeKind.NULL)) {
            return call;
        }
        List<Expr> args = call.args().stream()
                .map(arg -> arg.type().kind() == TypeKind.NULL ? new Literal(null, known) : arg)
                .toList();
        return new Call(call.op(), args, call.type(), call.span());
    }

    private static Expr typed(Expr expr, SqlType type) {
        return expr instanceof Literal literal && literal.isNull() ? new Literal(null, type) : expr;
    }

    private static boolean isHarmless(Call call) {
        return switch (call.op()) {
            case EQUALS,
                    NOT_EQUALS,
                    LESS,
                    LESS_EQUAL,
                    GREATER,
                    GREATER_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    AND,
                    OR,
                    NOT,
                    IS_NULL,
                    IS_NOT_NULL,
                    IS_TRUE,
                    IS_NOT_TRUE,
                    IS_FALSE,
                    IS_NOT_FALSE,
                    CHAR_LENGTH,
                    OCTET_LENGTH,
                    STARTS_WITH,
                    ENDS_WITH,
                    POSITION -> true;
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> call.type().kind().isApproximate();
            case LIKE, ILIKE -> call.args().size() == 2 && call.args().get(1) instanceof Literal;
            default -> false;
        };
    }
}
