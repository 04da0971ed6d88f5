package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.function.text.RegularExpressions;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexCall;

/** Searches for regular expressions that are constant. All others, and wrong ones, are left to the Java methods. */
final class RegexpRules {
    /** REGEXP_MATCHES(text, pattern [, flags]) and its other names. */
    static final List<String> MATCHING = List.of("REGEXP_LIKE", "REGEXP_MATCHES", "REGEXP_CONTAINS");

    /** REGEXP_EXTRACT(text, pattern [, group [, flags]]) and its other name. */
    static final List<String> EXTRACTING = List.of("REGEXP_EXTRACT", "REGEXP_SUBSTR");

    private RegexpRules() {}

    static Expr matches(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        Literal flags = args.size() > 2 ? constant(args.get(2), TypeKind.VARCHAR) : Literals.of("");
        if (pattern(args, flags) == null) {
            return null;
        }
        return new Call(
                ScalarOp.REGEXP_MATCHES,
                List.of(args.get(0), args.get(1), flags),
                CalciteTypes.toSql(call.getType()),
                c.span(call));
    }

    static Expr extract(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        Literal flags = args.size() > 3 ? constant(args.get(3), TypeKind.VARCHAR) : Literals.of("");
        Literal group = args.size() > 2 ? whole(args.get(2)) : new Literal(0L, SqlType.bigint());
        Pattern pattern = pattern(args, flags);
        if (pattern == null || group == null) {
            return null;
        }
        long number = (Long) group.value();
        if (number < 0 || number > pattern.matcher("").groupCount()) {
            return null;
        }
        return new Call(
                ScalarOp.REGEXP_EXTRACT,
                List.of(args.get(0), args.get(1), group, flags),
                CalciteTypes.toSql(call.getType()),
                c.span(call));
    }

    /** The pattern of a call that searches a text for a constant one; null for any other call. */
    private static Pattern pattern(List<Expr> args, Literal flags) {
        Literal pattern = constant(args.get(1), TypeKind.VARCHAR);
        if (args.get(0).type().kind() != TypeKind.VARCHAR || pattern == null || flags == null) {
            return null;
        }
        try {
            return RegularExpressions.compile((String) pattern.value(), (String) flags.value());
        } catch (IllegalArgumentException e) {
            // The function says so where a row meets it.
            return null;
        }
    }

    private static Literal constant(Expr expr, TypeKind kind) {
        return expr instanceof Literal literal
                        && !literal.isNull()
                        && literal.type().kind() == kind
                ? literal
                : null;
    }

    private static Literal whole(Expr expr) {
        boolean whole = expr instanceof Literal literal
                && !literal.isNull()
                && literal.type().kind().isInteger();
        return whole ? new Literal(((Number) ((Literal) expr).value()).longValue(), SqlType.bigint()) : null;
    }
}
