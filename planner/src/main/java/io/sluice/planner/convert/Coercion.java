package io.sluice.planner.convert;

import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.CommonType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.SourceSpan;

/** Makes type conversions explicit. */
final class Coercion {
    private Coercion() {}

    /** {@code expr} as {@code type}: itself, a converted constant, or a cast. Nullability is left as it is. */
    static Expr cast(Expr expr, SqlType type, SourceSpan span) {
        if (expr instanceof Literal literal) {
            Literal folded = LiteralCasts.fold(literal, type).orElse(null);
            if (folded != null) {
                return folded;
            }
        }
        boolean unlimited = type.kind() == TypeKind.VARCHAR && type.precision() == SqlType.UNLIMITED;
        if (sameForm(expr.type(), type) || (unlimited && expr.type().kind() == TypeKind.VARCHAR)) {
            return expr;
        }
        return new Cast(expr, type.withNullable(expr.type().nullable()), false, span);
    }

    /** Whether values of one type are values of the other: names of fields and nullability inside do not matter. */
    private static boolean sameForm(SqlType a, SqlType b) {
        if (a.kind() != b.kind()
                || a.precision() != b.precision()
                || a.scale() != b.scale()
                || a.fields().size() != b.fields().size()) {
            return false;
        }
        for (int i = 0; i < a.fields().size(); i++) {
            if (!sameForm(a.fields().get(i).type(), b.fields().get(i).type())) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #common}, but a constant takes the type of the other side if it has a value there. */
    static SqlType commonForComparison(Expr left, Expr right) {
        if (right instanceof Literal constant && fits(constant, left.type())) {
            return left.type();
        }
        return left instanceof Literal constant && fits(constant, right.type())
                ? right.type()
                : common(left.type(), right.type());
    }

    /** What stands under casts that change no value: the validator widens both sides of a comparison, we only where needed. */
    static Expr withoutWidening(Expr expr) {
        if (expr instanceof Cast cast && !cast.safe() && isWidening(cast.arg().type(), cast.type())) {
            return withoutWidening(cast.arg());
        }
        return expr;
    }

    private static boolean isWidening(SqlType from, SqlType to) {
        boolean exact = from.kind().isInteger() || from.kind() == TypeKind.DECIMAL;
        if (exact && to.kind() == TypeKind.DECIMAL) {
            SqlType decimal = asDecimal(from);
            return to.scale() >= decimal.scale()
                    && to.precision() - to.scale() >= decimal.precision() - decimal.scale();
        }
        return from.kind().isInteger() && to.kind().isInteger() && to.kind().compareTo(from.kind()) >= 0;
    }

    private static boolean fits(Literal constant, SqlType type) {
        TypeKind kind = type.kind();
        if (constant.isNull()) {
            return true;
        }
        boolean exact = kind.isInteger() || kind == TypeKind.DECIMAL || kind.isTimestamp();
        boolean sameFamily = kind.isNumeric() == constant.type().kind().isNumeric();
        return exact && sameFamily && LiteralCasts.fold(constant, type).isPresent();
    }

    /** As {@link CommonType#of}. */
    static SqlType common(SqlType a, SqlType b) {
        return CommonType.of(a, b);
    }

    /** As {@link CommonType#asDecimal}. */
    static SqlType asDecimal(SqlType type) {
        return CommonType.asDecimal(type);
    }

    /** A constant as the narrowest DECIMAL that holds it, anything else as {@link #asDecimal}. */
    static Expr toDecimal(Expr expr, SourceSpan span) {
        return cast(expr, asDecimal(expr.type()), span);
    }
}
