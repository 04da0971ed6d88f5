package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.RowCall;
import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.library.FunctionLibrary;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;

/** Calls of functions that are Java methods. */
final class JavaCalls {
    private JavaCalls() {}

    /** @return null when there is no such function for arguments of these types */
    static Expr convert(RexCall call, ExprConverter c) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT).replace("TRANSLATE3", "TRANSLATE");
        if (FunctionLibrary.overloads(name).isEmpty()) {
            return null;
        }
        List<Expr> given = c.convertAll(call.operands);
        List<SqlType> givenTypes = given.stream().map(Expr::type).toList();
        Optional<JavaFunction> found = FunctionLibrary.find(name, givenTypes);
        if (found.isEmpty()) {
            return null;
        }
        JavaFunction function = found.get();
        if (function.isRandom() && c.continuous()) {
            throw c.problems()
                    .error(
                            ErrorCode.NOT_SUPPORTED,
                            c.span(call),
                            "a standing query cannot call " + name
                                    + ": it would give another row each time it is asked",
                            "call it in the SELECT that reads the view, or derive a value from the row: HASH(column)");
        }
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            args.add(Coercion.cast(given.get(i), function.argumentType(i, givenTypes), c.span(call)));
        }
        List<SqlType> types = args.stream().map(Expr::type).toList();
        SqlType type = function.resultType(givenTypes);
        return new RowCall(name, args, type, function.bind(types, type), c.span(call));
    }
}
