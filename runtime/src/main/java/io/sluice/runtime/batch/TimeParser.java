package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.nio.charset.StandardCharsets;

/** Reads dates, times and intervals from bytes; each method leaves its result in {@link #value()} when it returns true. */
final class TimeParser {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final int MAX_YEAR_DIGITS = 6;

    private byte[] bytes;
    private int at;
    private int end;
    private long value;

    long value() {
        return value;
    }

    /** {@code 2026-01-31}, month and day of one or two digits; days since 1970. */
    boolean date(byte[] source, int from, int to) {
        start(source, from, to);
        return date() && at == end;
    }

    /** {@code 10:00}, {@code 10:00:00}, {@code 10:00:00.5}; nanoseconds of the day. */
    boolean timeOfDay(byte[] source, int from, int to, int precision) {
        start(source, from, to);
        return timeOfDay(precision) && at == end;
    }

    /** A date, then optionally {@code T} or blanks and a time, then optionally an offset or {@code Z}; in the unit of the type. */
    boolean timestamp(byte[] source, int from, int to, SqlType type) {
        start(source, from, to);
        if (!date()) {
            return false;
        }
        long days = value;
        long nanos = 0;
        if (at < end && (bytes[at] == 'T' || bytes[at] == 't' || bytes[at] == ' ')) {
            at++;
            if (!timeOfDay(type.precision())) {
                return false;
            }
            nanos = value;
        }
        if (!offset() || at != end) {
            return false;
        }
        long seconds = days * SECONDS_PER_DAY + nanos / NANOS_PER_SECOND - value;
        SqlType.TimeUnit unit = type.timeUnit();
        long limit = Long.MAX_VALUE / unit.perSecond() - 1;
        if (Math.abs(seconds) > limit) {
            return false;
        }
        value = seconds * unit.perSecond() + nanos % NANOS_PER_SECOND / (NANOS_PER_SECOND / unit.perSecond());
        return true;
    }

    boolean dayInterval(byte[] source, int from, int to) {
        return interval(source, from, to, TypeKind.INTERVAL_DAY);
    }

    boolean yearInterval(byte[] source, int from, int to) {
        return interval(source, from, to, TypeKind.INTERVAL_YEAR);
    }

    private boolean interval(byte[] source, int from, int to, TypeKind kind) {
        IntervalParser parser = new IntervalParser(new String(source, from, to - from, StandardCharsets.UTF_8));
        boolean good = kind == TypeKind.INTERVAL_DAY ? parser.dayTime() : parser.yearMonth();
        value = parser.value();
        return good;
    }

    private void start(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
    }

    private boolean date() {
        boolean before = bytes[at] == '-';
        if (before || bytes[at] == '+') {
            at++;
        }
        int first = at;
        int year = number(MAX_YEAR_DIGITS);
        if (year < 0 || at - first < 4 || !character('-')) {
            return false;
        }
        int month = number(2);
        if (month < 1 || month > 12 || !character('-')) {
            return false;
        }
        int day = number(2);
        int signedYear = before ? -year : year;
        if (day < 1 || day > CivilDate.daysInMonth(signedYear, month)) {
            return false;
        }
        value = CivilDate.toDays(signedYear, month, day);
        return true;
    }

    private boolean timeOfDay(int precision) {
        int hour = number(2);
        if (hour < 0 || hour > 23 || !character(':')) {
            return false;
        }
        int minute = number(2);
        if (minute < 0 || minute > 59) {
            return false;
        }
        int second = 0;
        long fraction = 0;
        if (character(':')) {
            second = number(2);
            if (second < 0 || second > 59) {
                return false;
            }
            if (at < end && (bytes[at] == '.' || bytes[at] == ',')) {
                at++;
                fraction = fraction(precision);
                if (fraction < 0) {
                    return false;
                }
            }
        }
        value = ((hour * 60L + minute) * 60 + second) * NANOS_PER_SECOND + fraction;
        return true;
    }

    /** Nanoseconds from the digits that count; the rest is skipped. */
    private long fraction(int precision) {
        long nanos = 0;
        int digits = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++, digits++) {
            if (digits < 9) {
                nanos = nanos * 10 + (digits < precision ? bytes[at] - '0' : 0);
            }
        }
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return digits == 0 ? -1 : nanos;
    }

    /** Leaves seconds east of UTC in {@code value}; 0 where no offset stands. */
    private boolean offset() {
        value = 0;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        if (at == end) {
            return true;
        }
        if (end - at == 3 && bytes[at] == 'U' && bytes[at + 1] == 'T' && bytes[at + 2] == 'C') {
            at = end;
            return true;
        }
        if (character('Z') || character('z')) {
            return true;
        }
        boolean west = character('-');
        if (!west && !character('+')) {
            return false;
        }
        int hours = number(2);
        character(':');
        int minutes = at < end ? number(2) : 0;
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        value = (west ? -60L : 60L) * (hours * 60L + minutes);
        return true;
    }

    /** One to {@code digits} digits; −1 when there is none. */
    private int number(int digits) {
        int first = at;
        int read = 0;
        while (at < end && at - first < digits && bytes[at] >= '0' && bytes[at] <= '9') {
            read = read * 10 + bytes[at++] - '0';
        }
        return at == first ? -1 : read;
    }

    private boolean character(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }
}
