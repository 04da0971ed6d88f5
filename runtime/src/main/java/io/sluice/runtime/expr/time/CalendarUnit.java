package io.sluice.runtime.expr.time;

import java.util.Locale;

/** Units of EXTRACT, DATE_TRUNC and TIMESTAMPDIFF: of fixed length in nanoseconds, of months, or fields only EXTRACT knows. */
enum CalendarUnit {
    NANOSECOND(1, 0),
    MICROSECOND(1_000, 0),
    MILLISECOND(1_000_000, 0),
    SECOND(1_000_000_000L, 0),
    MINUTE(60_000_000_000L, 0),
    HOUR(3_600_000_000_000L, 0),
    DAY(86_400_000_000_000L, 0),
    WEEK(604_800_000_000_000L, 0),
    MONTH(0, 1),
    QUARTER(0, 3),
    YEAR(0, 12),
    DECADE(0, 120),
    CENTURY(0, 1_200),
    MILLENNIUM(0, 12_000),
    EPOCH(0, 0),
    /** 0 for Sunday to 6. */
    DOW(0, 0),
    /** 1 for Monday to 7. */
    ISODOW(0, 0),
    DOY(0, 0),
    ISOYEAR(0, 0);

    static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final long nanos;
    private final int months;

    CalendarUnit(long nanos, int months) {
        this.nanos = nanos;
        this.months = months;
    }

    /** Length; 0 when it is not fixed. */
    long nanos() {
        return nanos;
    }

    /** Length in months; 0 when it is no number of months. */
    int months() {
        return months;
    }

    /** By name in any case, also in the plural; null when there is none. */
    static CalendarUnit named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (CalendarUnit unit : values()) {
            if (unit.name().equals(upper) || (unit.name() + "S").equals(upper)) {
                return unit;
            }
        }
        return null;
    }
}
