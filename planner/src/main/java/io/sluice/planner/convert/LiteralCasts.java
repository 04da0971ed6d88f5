package io.sluice.planner.convert;

import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Conversions of constants that lose nothing. All others stay casts, so that an error strikes at run time and only where evaluated. */
final class LiteralCasts {
    private LiteralCasts() {}

    /** The same value as {@code type}; empty when it does not fit exactly or the text is not a value of the type. */
    static Optional<Literal> fold(Literal literal, SqlType type) {
        SqlType target = type.withNullable(literal.isNull());
        if (literal.isNull() || literal.type().sameValues(type)) {
            return Optional.of(new Literal(literal.value(), target));
        }
        return Optional.ofNullable(value(literal, type)).map(v -> new Literal(v, target));
    }

    private static Object value(Literal literal, SqlType type) {
        TypeKind from = literal.type().kind();
        if (from.isInteger() || from == TypeKind.DECIMAL) {
            BigDecimal number = literal.value() instanceof BigDecimal d
                    ? d
                    : BigDecimal.valueOf(((Number) literal.value()).longValue());
            return number(number, type);
        } else if (from.isApproximate()) {
            return type.kind() == TypeKind.DOUBLE ? (Object) ((Number) literal.value()).doubleValue() : null;
        } else if (from == TypeKind.VARCHAR) {
            return text((String) literal.value(), type);
        } else if (from.isTimestamp() && type.kind() == from) {
            return rescale((Long) literal.value(), literal.type(), type);
        } else if (from == TypeKind.DATE && type.kind() == TypeKind.TIMESTAMP) {
            return Math.multiplyExact(
                    (Integer) literal.value() * 86_400L, type.timeUnit().perSecond());
        } else if (from == TypeKind.TIME
                && type.kind() == TypeKind.TIME
                && type.precision() >= literal.type().precision()) {
            return literal.value();
        }
        return null;
    }

    static Object number(BigDecimal value, SqlType type) {
        try {
            return switch (type.kind()) {
                case TINYINT -> value.byteValueExact();
                case SMALLINT -> value.shortValueExact();
                case INTEGER -> value.intValueExact();
                case BIGINT -> value.longValueExact();
                case REAL -> value.floatValue();
                case DOUBLE -> value.doubleValue();
                case DECIMAL -> {
                    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
                    yield scaled.precision() <= type.precision() ? scaled : null;
                }
                default -> null;
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Object text(String text, SqlType type) {
        try {
            String trimmed = text.trim();
            return switch (type.kind()) {
                case VARCHAR ->
                    type.precision() == SqlType.UNLIMITED || text.codePointCount(0, text.length()) <= type.precision()
                            ? text
                            : null;
                case DATE -> Math.toIntExact(LocalDate.parse(trimmed).toEpochDay());
                case TIME -> LocalTime.parse(trimmed).toNanoOfDay();
                case TIMESTAMP -> timestamp(trimmed, type);
                case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> number(new BigDecimal(trimmed), type);
                case REAL, DOUBLE -> approximate(trimmed, type);
                default -> null;
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** A BigDecimal has no negative zero. */
    private static Object approximate(String text, SqlType type) {
        BigDecimal exact = new BigDecimal(text);
        boolean negativeZero = exact.signum() == 0 && text.startsWith("-");
        if (!negativeZero) {
            return number(exact, type);
        }
        return type.kind() == TypeKind.REAL ? (Object) (-0.0f) : (Object) (-0.0);
    }

    /** Units of {@code type} since the epoch; null when the text is no timestamp or has more digits than the type. */
    static Object timestamp(String text, SqlType type) {
        LocalDateTime value = text.length() <= 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
        long perSecond = type.timeUnit().perSecond();
        long nanosPerUnit = 1_000_000_000L / perSecond;
        long nanosPerDigit = (long) Math.pow(10, 9 - type.precision());
        if (value.getNano() % nanosPerDigit != 0) {
            return null;
        }
        long seconds = Math.multiplyExact(value.toEpochSecond(ZoneOffset.UTC), perSecond);
        return Math.addExact(seconds, value.getNano() / nanosPerUnit);
    }

    private static Object rescale(long value, SqlType from, SqlType to) {
        if (to.precision() < from.precision()) {
            return null;
        }
        return Math.multiplyExact(
                value, to.timeUnit().perSecond() / from.timeUnit().perSecond());
    }
}
