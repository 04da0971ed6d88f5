package io.sluice.runtime.batch;

/**
 * Days since 1970-01-01 to year, month and day of the proleptic Gregorian calendar and back, without objects. A date is packed
 * into one long; its order is the order of dates.
 */
public final class CivilDate {
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_FROM_0000_MARCH_TO_1970 = 719_468;

    private CivilDate() {}

    /** The packed date of a day. */
    public static long ofDays(long days) {
        long shifted = days + DAYS_FROM_0000_MARCH_TO_1970;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        // Years begin in March here, so that the leap day is a year's last.
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return year << 9 | (long) month << 5 | day;
    }

    public static long year(long date) {
        return date >> 9;
    }

    /** 1 to 12. */
    public static int month(long date) {
        return (int) (date >> 5) & 15;
    }

    /** 1 to 31. */
    public static int day(long date) {
        return (int) date & 31;
    }

    /** Days since 1970-01-01 of a date that exists. */
    public static long toDays(long year, int month, int day) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400);
        int yearOfEra = (int) (marchYear - era * 400);
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_0000_MARCH_TO_1970;
    }

    public static int daysInMonth(long year, int month) {
        return switch (month) {
            case 2 ->
                Math.floorMod(year, 4) == 0 && (Math.floorMod(year, 100) != 0 || Math.floorMod(year, 400) == 0)
                        ? 29
                        : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** The same day {@code months} later, or the last of its month where that month is shorter. */
    public static long plusMonths(long days, long months) {
        long date = ofDays(days);
        long monthIndex = year(date) * 12 + month(date) - 1 + months;
        long year = Math.floorDiv(monthIndex, 12);
        int month = (int) Math.floorMod(monthIndex, 12L) + 1;
        return toDays(year, month, Math.min(day(date), daysInMonth(year, month)));
    }
}
