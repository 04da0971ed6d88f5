package io.sluice.planner.function.time;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** One field of a time within a format: how wide it is written, and how it is written and read. */
enum TimePiece {
    YEAR(4),
    YEAR_OF_CENTURY(2),
    ISO_YEAR(4),
    QUARTER(1),
    MONTH(2),
    MONTH_NAME(9),
    MONTH_SHORT(3),
    WEEK(2),
    ISO_WEEK(2),
    DAY(2),
    DAY_OF_YEAR(3),
    DAY_NAME(9),
    DAY_SHORT(3),
    DAY_OF_WEEK(1),
    DAY_OF_WEEK_FROM_ZERO(1),
    ISO_DAY_OF_WEEK(1),
    HOUR24(2),
    HOUR12(2),
    MINUTE(2),
    SECOND(2),
    MILLIS(3),
    MICROS(6),
    NANOS(9),
    SECOND_OF_DAY(5),
    EPOCH(10),
    HALF_OF_DAY(2),
    CENTURY(2),
    OFFSET(3);

    private final int width;

    TimePiece(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    boolean isName() {
        return this == MONTH_NAME
                || this == MONTH_SHORT
                || this == DAY_NAME
                || this == DAY_SHORT
                || this == HALF_OF_DAY;
    }

    /** A name, or null for a number. */
    String name(LocalDateTime time) {
        return switch (this) {
            case MONTH_NAME -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case MONTH_SHORT -> shortName(time.getMonth());
            case DAY_NAME -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case DAY_SHORT -> shortName(time.getDayOfWeek());
            case HALF_OF_DAY -> time.getHour() < 12 ? "AM" : "PM";
            case OFFSET -> "+00";
            default -> null;
        };
    }

    private static String shortName(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
    }

    long number(LocalDateTime time) {
        return switch (this) {
            case YEAR -> time.getYear();
            case YEAR_OF_CENTURY -> Math.floorMod(time.getYear(), 100);
            case ISO_YEAR -> time.get(IsoFields.WEEK_BASED_YEAR);
            case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> time.getMonthValue();
            case WEEK -> (time.getDayOfYear() - 1) / 7 + 1;
            case ISO_WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> time.getDayOfMonth();
            case DAY_OF_YEAR -> time.getDayOfYear();
            case DAY_OF_WEEK -> time.get(WeekFields.SUNDAY_START.dayOfWeek());
            case DAY_OF_WEEK_FROM_ZERO -> time.getDayOfWeek().getValue() % 7;
            case ISO_DAY_OF_WEEK -> time.getDayOfWeek().getValue();
            case HOUR24 -> time.getHour();
            case HOUR12 -> (time.getHour() + 11) % 12 + 1;
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLIS -> time.getNano() / 1_000_000;
            case MICROS -> time.getNano() / 1_000;
            case NANOS -> time.getNano();
            case SECOND_OF_DAY -> time.get(ChronoField.SECOND_OF_DAY);
            case EPOCH -> time.toEpochSecond(ZoneOffset.UTC);
            case CENTURY -> (time.getYear() + 99) / 100;
            default -> throw new IllegalStateException(name());
        };
    }
}
