package io.sluice.planner.convert;

import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
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

    /** The type in which two values can be compared without losing a digit; null when there is none. */
    static SqlType common(SqlType a, SqlType b) {
        TypeKind x = a.kind();
        TypeKind y = b.kind();
        if (x == TypeKind.NULL) {
            return b;
        } else if (y == TypeKind.NULL) {
            return a;
        } else if (x.isNumeric() && y.isNumeric()) {
            return commonNumber(a, b);
        } else if (x == TypeKind.DATE && y.isTimestamp()) {
            return b;
        } else if (y == TypeKind.DATE && x.isTimestamp()) {
            return a;
        } else if (x.isTimestamp() && y.isTimestamp()) {
            TypeKind kind = x == y ? x : TypeKind.TIMESTAMP_LTZ;
            return new SqlType(kind, Math.max(a.precision(), b.precision()), 0, true, a.fields());
        } else if (x == y && (x == TypeKind.VARCHAR || x == TypeKind.VARBINARY)) {
            return SqlType.of(x);
        } else if (x == TypeKind.TIME && y == TypeKind.TIME) {
            return a.precision() >= b.precision() ? a : b;
        }
        return x == y ? a : null;
    }

    private static SqlType commonNumber(SqlType a, SqlType b) {
        if (a.kind() == b.kind() && a.kind() != TypeKind.DECIMAL) {
            return a;
        } else if (a.kind().isApproximate() || b.kind().isApproximate()) {
            return SqlType.of(TypeKind.DOUBLE);
        } else if (a.kind().isInteger() && b.kind().isInteger()) {
            return a.kind().compareTo(b.kind()) >= 0 ? a : b;
        }
        SqlType p = asDecimal(a);
        SqlType q = asDecimal(b);
        int scale = Math.max(p.scale(), q.scale());
        int whole = Math.max(p.precision() - p.scale(), q.precision() - q.scale());
        return SqlType.decimal(Math.min(SqlType.MAX_DECIMAL_PRECISION, whole + scale), scale);
    }

    /** The DECIMAL that holds every value of an integer or DECIMAL type. */
    static SqlType asDecimal(SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> SqlType.decimal(3, 0);
            case SMALLINT -> SqlType.decimal(5, 0);
            case INTEGER -> SqlType.decimal(10, 0);
            case BIGINT -> SqlType.decimal(19, 0);
            default -> type;
        };
    }

    /** A constant as the narrowest DECIMAL that holds it, anything else as {@link #asDecimal}. */
    static Expr toDecimal(Expr expr, SourceSpan span) {
        return cast(expr, asDecimal(expr.type()), span);
    }
}
