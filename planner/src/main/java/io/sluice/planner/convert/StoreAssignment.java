package io.sluice.planner.convert;

import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;

/**
 * Which values a column takes without an explicit cast: numbers any number (checked when it runs), text any scalar, times times,
 * and a text constant stands for a value of any type, as in psql.
 */
final class StoreAssignment {
    private final Problems problems;

    StoreAssignment(Problems problems) {
        this.problems = problems;
    }

    Expr assign(Expr value, Field column, SourceSpan span) {
        // The length of VARCHAR(n) is not enforced: text is never cut on its way into a table.
        SqlType type = column.type().kind() == TypeKind.VARCHAR
                ? SqlType.varchar().withNullable(column.type().nullable())
                : column.type();
        if (value instanceof Cast cast
                && !cast.safe()
                && cast.arg() instanceof Literal literal
                && literal.type().kind() == TypeKind.VARCHAR) {
            return text(literal, column, span);
        }
        if (value instanceof Literal literal) {
            if (literal.isNull() && !type.nullable()) {
                throw problems.error(
                        ErrorCode.NOT_NULL_VIOLATION,
                        span,
                        "NULL was given for column \"" + column.name() + "\", which is NOT NULL",
                        "");
            }
            if (literal.type().kind() == TypeKind.VARCHAR) {
                return text(literal, column, span);
            }
        }
        if (!takes(type.kind(), value.type().kind())) {
            throw problems.error(
                    ErrorCode.TYPE_MISMATCH,
                    span,
                    "column \"" + column.name() + "\" is " + type + ", this value is " + value.type(),
                    "CAST(… AS " + type + ")");
        }
        return Coercion.cast(value, type, span);
    }

    private Expr text(Literal literal, Field column, SourceSpan span) {
        SqlType type = column.type().kind() == TypeKind.VARCHAR ? SqlType.varchar() : column.type();
        Expr converted = Coercion.cast(literal, type, span);
        if (converted instanceof Cast && !isParsed(literal, type) && isChecked(type.kind())) {
            throw problems.error(
                    ErrorCode.INVALID_CAST,
                    span,
                    "'" + literal.value() + "' is not " + type.withArticle() + " for column \"" + column.name() + "\"",
                    example(type.kind()));
        }
        return converted;
    }

    /** Whether the text is a value of the kind, if perhaps one that does not fit. */
    private static boolean isParsed(Literal literal, SqlType type) {
        SqlType widest = switch (type.kind()) {
            case TIMESTAMP, TIMESTAMP_LTZ -> SqlType.timestamp(9);
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> SqlType.of(TypeKind.DOUBLE);
            default -> type;
        };
        return LiteralCasts.fold(literal, widest).isPresent();
    }

    private static boolean isChecked(TypeKind kind) {
        return kind.isNumeric() || kind == TypeKind.DATE || kind == TypeKind.TIMESTAMP || kind == TypeKind.TIME;
    }

    private static String example(TypeKind kind) {
        return switch (kind) {
            case DATE -> "write it as '2026-01-31'";
            case TIMESTAMP -> "write it as '2026-01-31 23:59:59'";
            case TIME -> "write it as '23:59:59'";
            default -> "";
        };
    }

    private static boolean takes(TypeKind column, TypeKind value) {
        if (column == value || value == TypeKind.NULL) {
            return true;
        } else if (column.isNumeric()) {
            return value.isNumeric();
        } else if (column == TypeKind.VARCHAR) {
            return !value.isNested() && value != TypeKind.VARBINARY;
        } else if (column.isTimestamp()) {
            return value.isTimestamp() || value == TypeKind.DATE;
        }
        return column == TypeKind.DATE && value.isTimestamp();
    }
}
