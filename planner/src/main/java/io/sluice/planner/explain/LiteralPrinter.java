package io.sluice.planner.explain;

import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/** Constants as SQL text. */
final class LiteralPrinter {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private LiteralPrinter() {}

    static String print(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return "NULL";
        }
        return switch (literal.type().kind()) {
            case VARCHAR -> "'" + ((String) value).replace("'", "''") + "'";
            case VARBINARY -> "X'" + HexFormat.of().formatHex((byte[]) value).toUpperCase(Locale.ROOT) + "'";
            case DATE -> "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
            case TIME -> "TIME '" + LocalTime.ofNanoOfDay((Long) value) + "'";
            case TIMESTAMP, TIMESTAMP_LTZ -> "TIMESTAMP '" + timestamp((Long) value, literal.type()) + "'";
            case INTERVAL_DAY ->
                "INTERVAL '"
                        + BigDecimal.valueOf((Long) value)
                                .divide(NANOS_PER_SECOND)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "' SECOND";
            case INTERVAL_YEAR -> "INTERVAL '" + value + "' MONTH";
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            default -> String.valueOf(value).toUpperCase(Locale.ROOT);
        };
    }

    private static String timestamp(long value, SqlType type) {
        long perSecond = type.timeUnit().perSecond();
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC)
                .format(TIMESTAMP);
    }
}
