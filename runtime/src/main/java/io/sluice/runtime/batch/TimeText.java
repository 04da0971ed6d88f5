package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;

/** Writes dates, times and intervals. */
final class TimeText {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private TimeText() {}

    static void date(long days, TextBuffer out) {
        long date = CivilDate.ofDays(days);
        long year = CivilDate.year(date);
        if (year < 0) {
            out.ascii('-');
        }
        out.digits(Math.abs(year), 4);
        out.ascii('-').digits(CivilDate.month(date), 2);
        out.ascii('-').digits(CivilDate.day(date), 2);
    }

    static void timestamp(long value, SqlType.TimeUnit unit, TextBuffer out) {
        long perDay = 86_400L * unit.perSecond();
        date(Math.floorDiv(value, perDay), out);
        out.ascii(' ');
        timeOfDay(Math.floorMod(value, perDay), unit.digits(), out);
    }

    /** A time of day counted in 10^-digits seconds. */
    static void timeOfDay(long value, int digits, TextBuffer out) {
        long perSecond = 1;
        for (int i = 0; i < digits; i++) {
            perSecond *= 10;
        }
        long seconds = value / perSecond;
        out.digits(seconds / 3600, 2).ascii(':');
        out.digits(seconds / 60 % 60, 2).ascii(':');
        out.digits(seconds % 60, 2).fraction(value % perSecond, digits);
    }

    static void dayInterval(long nanos, TextBuffer out) {
        long days = nanos / NANOS_PER_DAY;
        long rest = nanos % NANOS_PER_DAY;
        if (days != 0) {
            out.number(days).text(days == 1 ? " day" : " days");
        }
        if (days != 0 && rest != 0) {
            out.ascii(' ');
        }
        if (rest != 0 || days == 0) {
            if (rest < 0) {
                out.ascii('-');
            }
            timeOfDay(Math.abs(rest), 9, out);
        }
    }

    static void yearInterval(long months, TextBuffer out) {
        long years = months / 12;
        long rest = months % 12;
        if (years != 0) {
            out.number(years).text(Math.abs(years) == 1 ? " year" : " years");
        }
        if (years != 0 && rest != 0) {
            out.ascii(' ');
        }
        if (rest != 0 || years == 0) {
            out.number(rest).text(Math.abs(rest) == 1 ? " month" : " months");
        }
    }
}
