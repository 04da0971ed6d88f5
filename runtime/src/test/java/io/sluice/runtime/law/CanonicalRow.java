package io.sluice.runtime.law;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of two engines in one form: numbers without trailing zeros, dates and times as ISO text. */
public final class CanonicalRow {
    private CanonicalRow() {}

    public static String of(List<Object> values) {
        return values.stream().map(CanonicalRow::value).collect(Collectors.joining(" | "));
    }

    private static String value(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? plain(new BigDecimal(value.toString()).round(new MathContext(12)))
                    : value.toString();
        }
        if (value instanceof Number) {
            return plain(new BigDecimal(value.toString()));
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof Time time) {
            return time.toLocalTime().toString();
        }
        if (value instanceof Blob blob) {
            return hex(blob);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalRow::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Array array) {
            return value(elements(array));
        }
        if (value instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof LocalDate || value instanceof LocalDateTime ? value.toString() : "'" + value + "'";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static List<Object> elements(Array array) {
        try {
            return Arrays.asList((Object[]) array.getArray());
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private static String hex(Blob blob) {
        try {
            return "x" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }
}
