package io.sluice.sql.parser;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The units of the WINDOW clause and their length in nanoseconds. */
final class WindowUnits {
    static final List<String> NAMES = List.of(
            "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "ROWS", "MICROSECONDS", "NANOSECONDS");

    private WindowUnits() {}

    /** Nanoseconds of one unit, singular or plural; empty for anything else, also for ROWS, months and years. */
    static Optional<BigDecimal> nanos(String unit) {
        switch (singular(unit)) {
            case "NANOSECOND":
                return Optional.of(BigDecimal.ONE);
            case "MICROSECOND":
                return Optional.of(BigDecimal.valueOf(1_000));
            case "MILLISECOND":
                return Optional.of(BigDecimal.valueOf(1_000_000));
            case "SECOND":
                return Optional.of(BigDecimal.valueOf(1_000_000_000));
            case "MINUTE":
                return Optional.of(BigDecimal.valueOf(60_000_000_000L));
            case "HOUR":
                return Optional.of(BigDecimal.valueOf(3_600_000_000_000L));
            case "DAY":
                return Optional.of(BigDecimal.valueOf(86_400_000_000_000L));
            case "WEEK":
                return Optional.of(BigDecimal.valueOf(604_800_000_000_000L));
            default:
                return Optional.empty();
        }
    }

    static boolean isRows(String unit) {
        return singular(unit).equals("ROW");
    }

    /** Units that have no fixed length. */
    static boolean isCalendar(String unit) {
        return List.of("MONTH", "QUARTER", "YEAR").contains(singular(unit));
    }

    private static String singular(String unit) {
        String upper = unit.toUpperCase(Locale.ROOT);
        return upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
    }
}
