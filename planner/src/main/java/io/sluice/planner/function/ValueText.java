package io.sluice.planner.function;

import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A value as a reader would write it, with blanks between the date and the time of a timestamp. */
public final class ValueText {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private ValueText() {}

    /** @return null for null */
    public static String of(Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case VARBINARY -> HexFormat.of().formatHex((byte[]) value);
            case DATE -> Moments.of(value, type).toLocalDate().toString();
            case TIME -> TIME.format(LocalTime.ofNanoOfDay((Long) value));
            case TIMESTAMP, TIMESTAMP_LTZ ->
                Moments.of(value, type).toLocalDate() + " "
                        + TIME.format(Moments.of(value, type).toLocalTime());
            case ARRAY -> array((List<?>) value, type);
            case MAP -> map((Map<?, ?>) value, type);
            case ROW -> row((List<?>) value, type);
            default -> value.toString();
        };
    }

    private static String array(List<?> values, SqlType type) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        values.forEach(v -> text.add(orNull(v, type.fields().get(0).type())));
        return text.toString();
    }

    private static String map(Map<?, ?> values, SqlType type) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        values.forEach((k, v) -> text.add(orNull(k, type.fields().get(0).type()) + "="
                + orNull(v, type.fields().get(1).type())));
        return text.toString();
    }

    private static String row(List<?> values, SqlType type) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < values.size(); i++) {
            text.add(orNull(values.get(i), type.fields().get(i).type()));
        }
        return text.toString();
    }

    private static String orNull(Object value, SqlType type) {
        return value == null ? "NULL" : of(value, type);
    }
}
