package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Strings. Functions on VARBINARY, where SQL has them, are left to the long tail. */
final class TextRules {
    private TextRules() {}

    /** Text arguments as they are, numbers (positions, lengths) as INTEGER. */
    static CallRule onText(ScalarOp op) {
        return (call, c) -> {
            List<Expr> args = new ArrayList<>();
            for (Expr arg : c.convertAll(call.operands)) {
                if (arg.type().kind() == TypeKind.VARBINARY) {
                    return null;
                }
                if (arg.type().kind() == TypeKind.NULL) {
                    args.add(Coercion.cast(arg, SqlType.varchar(), c.span(call)));
                    continue;
                }
                args.add(
                        arg.type().kind().isNumeric()
                                ? Coercion.cast(arg, SqlType.of(TypeKind.INTEGER), c.span(call))
                                : arg);
            }
            return new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
        };
    }

    static Expr like(RexCall call, ExprConverter c) {
        boolean ignoreCase =
                call.getOperator().getName().toUpperCase(Locale.ROOT).endsWith("ILIKE");
        ScalarOp op = ignoreCase ? ScalarOp.ILIKE : ScalarOp.LIKE;
        List<Expr> args = c.convertAll(call.operands);
        if (args.size() > 2
                && args.get(2) instanceof Literal escape
                && escape.value() instanceof String text
                && text.codePointCount(0, text.length()) > 1) {
            throw c.problems()
                    .error(
                            ErrorCode.INVALID_ARGUMENT,
                            c.span(call),
                            "ESCAPE takes one character, not '" + text + "'",
                            "write LIKE '50!%' ESCAPE '!'");
        }
        Expr like = new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
        boolean negated = call.getOperator().getName().toUpperCase(Locale.ROOT).startsWith("NOT ");
        return negated ? new Call(ScalarOp.NOT, List.of(like), like.type(), c.span(call)) : like;
    }

    static Expr concat(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        SourceSpan span = c.span(call);
        if (args.stream()
                .anyMatch(arg -> arg.type().kind() == TypeKind.VARBINARY
                        || arg.type().kind().isNested())) {
            return null;
        }
        List<Expr> flat = new ArrayList<>();
        for (Expr arg : args) {
            if (arg instanceof Call inner && inner.op() == ScalarOp.CONCAT) {
                flat.addAll(inner.args());
            } else {
                flat.add(Coercion.cast(arg, SqlType.varchar(), span));
            }
        }
        return new Call(
                ScalarOp.CONCAT,
                flat,
                SqlType.varchar().withNullable(call.getType().isNullable()),
                span);
    }

    /** The function CONCAT takes NULL as the empty string, as psql and DuckDB do. */
    static Expr concatSkippingNulls(RexCall call, ExprConverter c) {
        SqlType text = SqlType.varchar().withNullable(false);
        List<Expr> args = new ArrayList<>();
        for (Expr arg : c.convertAll(call.operands)) {
            Expr string = Coercion.cast(arg, SqlType.varchar(), c.span(call));
            Expr isNull = new Call(
                    ScalarOp.IS_NULL,
                    List.of(string),
                    SqlType.of(TypeKind.BOOLEAN).withNullable(false),
                    c.span(call));
            args.add(
                    string.type().nullable()
                            ? new CaseWhen(List.of(isNull), List.of(Literals.of("")), string, text)
                            : string);
        }
        return args.size() == 1 ? args.get(0) : new Call(ScalarOp.CONCAT, args, text, c.span(call));
    }

    /** TRIM(flag, characters, string). */
    static Expr trim(RexCall call, ExprConverter c) {
        if (call.operands.size() != 3 || !(call.operands.get(0) instanceof RexLiteral flag)) {
            return trimSide(sideOf(call.getOperator().getName())).convert(call, c);
        }
        ScalarOp op = switch (flag.getValueAs(SqlTrimFunction.Flag.class)) {
            case BOTH -> ScalarOp.TRIM_BOTH;
            case LEADING -> ScalarOp.TRIM_LEADING;
            case TRAILING -> ScalarOp.TRIM_TRAILING;
        };
        List<Expr> args = List.of(c.convert(call.operands.get(2)), c.convert(call.operands.get(1)));
        return new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
    }

    private static ScalarOp sideOf(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "LTRIM" -> ScalarOp.TRIM_LEADING;
            case "RTRIM" -> ScalarOp.TRIM_TRAILING;
            default -> ScalarOp.TRIM_BOTH;
        };
    }

    /** LTRIM(string [, characters]) and its sisters. */
    static CallRule trimSide(ScalarOp op) {
        return (call, c) -> {
            List<Expr> args = new ArrayList<>(c.convertAll(call.operands));
            if (args.size() == 1) {
                args.add(Literals.of(" "));
            }
            return new Call(op, args, CalciteTypes.toSql(call.getType()), c.span(call));
        };
    }

    /** A pattern that is constant is checked here, where its place in the text is known. */
    static Expr regexpSplit(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        if (args.get(1) instanceof Literal pattern && pattern.value() instanceof String text) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw c.problems()
                        .error(
                                ErrorCode.INVALID_ARGUMENT,
                                c.span(call),
                                "the regular expression is not valid: " + e.getDescription(),
                                "patterns are those of java.util.regex: '[^a-z]+'");
            }
        }
        return new Call(ScalarOp.REGEXP_SPLIT, args, CalciteTypes.toSql(call.getType()), c.span(call));
    }

    /** STRPOS(string, needle). */
    static Expr strpos(RexCall call, ExprConverter c) {
        List<Expr> args = c.convertAll(call.operands);
        return new Call(
                ScalarOp.POSITION, List.of(args.get(1), args.get(0)), CalciteTypes.toSql(call.getType()), c.span(call));
    }
}
