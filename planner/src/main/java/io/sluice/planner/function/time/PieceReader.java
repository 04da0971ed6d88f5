package io.sluice.planner.function.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/** Reads the fields of one text from left to right. */
final class PieceReader {
    private final String text;
    private final String pattern;
    private int at;
    private int year = 1970;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private int offsetSeconds;
    private Boolean afternoon;
    private Long epoch;

    PieceReader(String text, String pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** A text between fields: blanks stand for any number of blanks, the rest for itself. */
    void skip(String between) {
        for (char c : between.toCharArray()) {
            if (Character.isWhitespace(c)) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                throw wrong();
            }
        }
    }

    void read(TimePiece piece, boolean digitsFollow) {
        switch (piece) {
            case YEAR -> year = sign() * digits(digitsFollow ? 4 : 9);
            case YEAR_OF_CENTURY -> {
                int short2 = digits(2);
                year = short2 + (short2 < 70 ? 2000 : 1900);
            }
            case MONTH -> month = digits(2);
            case MONTH_NAME, MONTH_SHORT -> month = monthNamed(piece == TimePiece.MONTH_NAME);
            case DAY -> day = digits(2);
            case DAY_OF_YEAR -> dayOfYear = digits(3);
            case DAY_NAME, DAY_SHORT -> skipDayName(piece == TimePiece.DAY_NAME);
            case HOUR24 -> hour = digits(2);
            case HOUR12 -> hour = digits(2);
            case MINUTE -> minute = digits(2);
            case SECOND -> second = digits(2);
            case MILLIS -> nanos = fraction(3);
            case MICROS -> nanos = fraction(6);
            case NANOS -> nanos = fraction(9);
            case HALF_OF_DAY -> afternoon = half();
            case EPOCH -> epoch = (long) sign() * digits(9);
            case SECOND_OF_DAY -> {
                int seconds = digits(5);
                hour = seconds / 3600;
                minute = seconds / 60 % 60;
                second = seconds % 60;
            }
            case OFFSET -> offsetSeconds = offset();
            default -> throw new IllegalArgumentException("the format " + pattern + " can be written but not read");
        }
    }

    LocalDateTime finish() {
        skip(" ");
        if (at < text.length()) {
            throw wrong();
        }
        if (epoch != null) {
            return LocalDateTime.ofEpochSecond(epoch, nanos, ZoneOffset.UTC);
        }
        if (afternoon != null) {
            if (hour < 1 || hour > 12) {
                throw wrong();
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        try {
            LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
            return LocalDateTime.of(date, LocalTime.of(hour, minute, second, nanos))
                    .minusSeconds(offsetSeconds);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private int sign() {
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
            return -1;
        }
        return 1;
    }

    private int digits(int most) {
        int start = at;
        while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
        return Integer.parseInt(text.substring(start, at));
    }

    /** Digits after the point: {@code 5} is half a second, however many digits the field has. */
    private int fraction(int most) {
        int start = at;
        int value = digits(most);
        for (int i = at - start; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int monthNamed(boolean full) {
        for (Month candidate : Month.values()) {
            String name = candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            if (take(full ? name : name.substring(0, 3))) {
                return candidate.getValue();
            }
        }
        throw wrong();
    }

    private void skipDayName(boolean full) {
        for (DayOfWeek candidate : DayOfWeek.values()) {
            String name = candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            if (take(full ? name : name.substring(0, 3))) {
                return;
            }
        }
        throw wrong();
    }

    private boolean half() {
        if (take("AM")) {
            return false;
        } else if (take("PM")) {
            return true;
        }
        throw wrong();
    }

    private int offset() {
        if (take("Z")) {
            return 0;
        }
        int sign = take("-") ? -1 : take("+") ? 1 : 0;
        if (sign == 0) {
            throw wrong();
        }
        int hours = digits(2);
        take(":");
        int minutes = at < text.length() && isDigit(text.charAt(at)) ? digits(2) : 0;
        return sign * (hours * 3600 + minutes * 60);
    }

    private boolean take(String expected) {
        boolean found = text.regionMatches(true, at, expected, 0, expected.length());
        at += found ? expected.length() : 0;
        return found;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("'" + text + "' is not a time like " + pattern);
    }
}
