package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** Calls of an application's functions. */
final class UserCalls {
    private UserCalls() {}

    static Expr convert(RexCall call, UserFunction function, ExprConverter c) {
        if (!function.deterministic() && c.continuous()) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            "a standing query cannot call " + function.name()
                                    + ": it is not deterministic, so a row could not be taken back",
                            "call it in the SELECT that reads the view");
        }
        List<Expr> given = c.convertAll(call.operands);
        List<SqlType> types = given.stream().map(Expr::type).toList();
        UserFunction.Overload overload = function.find(types).orElseThrow();
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            args.add(Coercion.cast(given.get(i), overload.argument(i, types.get(i)), c.span(call)));
        }
        List<SqlType> argTypes = args.stream().map(Expr::type).toList();
        return new RowCall(
                function.name(), args, overload.result(), overload.scalar().bind(argTypes), c.span(call));
    }
}
