package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Words;

/**
 * Reads {@code 2026-01-31} and {@code 2026-01-31 10:00:00}, with T for the blank, a fraction or Z where they stand, by whole words. The caller sees
 * to it that 40 bytes can be read. For one thread at a time.
 */
final class TimestampForm {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_FRACTION_DIGITS = 9;

    /** {@code 0000-00-}, {@code 00 00:00}: XORed with these, digits are 0 to 9 and all else is 0. */
    private static final long YEAR_MONTH = 0x2d30302d30303030L;

    private static final long DAY_TIME = 0x30303a3030203030L;

    /** Added, set the high bit of each byte that is not as it should be. */
    private static final long NO_YEAR_MONTH = 0x7f76767f76767676L;

    private static final long NO_DAY_TIME = 0x76767f76767f7676L;
    private static final long BYTE_BEHIND_DAY = 0xff0000L;
    private static final long T_BEHIND_DAY = (long) 'T' << 16;

    private final long perSecond;
    private final int precision;
    private final boolean mayOverflow;
    private long value;

    /** Most rows have the date of the row before. */
    private long lastYearMonth;

    /** None yet: a day that was read is never negative. */
    private int lastDay = -1;

    private long lastDays;

    TimestampForm(SqlType type) {
        boolean timed = type.kind().isTimestamp();
        this.perSecond = timed ? type.timeUnit().perSecond() : 1;
        this.precision = timed ? type.precision() : 0;
        this.mayOverflow = timed && type.timeUnit() == SqlType.TimeUnit.NANOS;
    }

    long value() {
        return value;
    }

    /** Where the date ends; {@link PrefixParser#NONE} for none. */
    int date(byte[] bytes, int from) {
        long behind = Words.get(bytes, from + 8) ^ Digits.ZEROS;
        if (Digits.leading(behind) != 2 || !days(Words.get(bytes, from), behind)) {
            return PrefixParser.NONE;
        }
        value = lastDays;
        return from + 10;
    }

    /** Where the timestamp ends; {@link PrefixParser#NONE} for none. */
    int timestamp(byte[] bytes, int from) {
        long second = Words.get(bytes, from + 8);
        if ((second & BYTE_BEHIND_DAY) == T_BEHIND_DAY) {
            second ^= T_BEHIND_DAY ^ (long) ' ' << 16;
        }
        long time = second ^ DAY_TIME;
        if (((time + NO_DAY_TIME | time) & Digits.HIGH_BITS) != 0 || !days(Words.get(bytes, from), time)) {
            return PrefixParser.NONE;
        }
        long pairs = Digits.pairs(time);
        int hour = (int) (pairs >>> 24) & 0xff;
        int minute = (int) (pairs >>> 48) & 0xff;
        int tens = bytes[from + 17] - '0';
        int ones = bytes[from + 18] - '0';
        if (hour > 23
                || minute > 59
                || bytes[from + 16] != ':'
                || tens < 0
                || tens > 5
                || ones < 0
                || ones > 9
                || mayOverflow && Math.abs(lastDays) > Long.MAX_VALUE / perSecond / SECONDS_PER_DAY - 1) {
            return PrefixParser.NONE;
        }
        value = (lastDays * SECONDS_PER_DAY + (hour * 60 + minute) * 60 + tens * 10 + ones) * perSecond;
        int end = from + 19;
        if (bytes[end] == '.') {
            end = fraction(bytes, end + 1);
        }
        return end != PrefixParser.NONE && bytes[end] == 'Z' ? end + 1 : end;
    }

    /** Adds the digits that count and passes over the others. */
    private int fraction(byte[] bytes, int from) {
        long part = 0;
        long unit = perSecond;
        int at = from;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            if (at - from >= MAX_FRACTION_DIGITS) {
                return PrefixParser.NONE;
            }
            if (at - from < precision) {
                unit /= 10;
                part += unit * (bytes[at] - '0');
            }
        }
        value += part;
        return at == from ? PrefixParser.NONE : at;
    }

    /** Leaves the days since 1970 in {@code lastDays}; false when there is no such date. */
    private boolean days(long first, long behind) {
        int day = (int) (behind & 0xff) * 10 + (int) (behind >>> 8 & 0xff);
        if (first == lastYearMonth && day == lastDay) {
            return true;
        }
        long date = first ^ YEAR_MONTH;
        if (((date + NO_YEAR_MONTH | date) & Digits.HIGH_BITS) != 0) {
            return false;
        }
        long pairs = Digits.pairs(date);
        int year = (int) (pairs & 0xff) * 100 + (int) (pairs >>> 16 & 0xff);
        int month = (int) (pairs >>> 40) & 0xff;
        if (month < 1 || month > 12 || day < 1 || day > CivilDate.daysInMonth(year, month)) {
            return false;
        }
        lastDays = CivilDate.toDays(year, month, day);
        lastYearMonth = first;
        lastDay = day;
        return true;
    }
}
