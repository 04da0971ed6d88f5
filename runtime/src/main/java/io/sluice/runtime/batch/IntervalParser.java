package io.sluice.runtime.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads intervals: {@code 1 day 02:03:04.5}, {@code 1 02:03:04.5}, {@code 90 seconds}, {@code 1 year 2 months}, {@code 1-2}. */
final class IntervalParser {
    private static final Pattern CLOCK =
            Pattern.compile("(?:([+-]?\\d+) )?([+-]?)(\\d+):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,9})?))?");
    private static final Pattern PART = Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d{1,9})?)\\s*([a-z]+)");
    private static final Pattern YEARS_MONTHS = Pattern.compile("([+-]?)(\\d+)-(\\d+)");
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "day", BigDecimal.valueOf(86_400),
            "hour", BigDecimal.valueOf(3_600),
            "minute", BigDecimal.valueOf(60),
            "second", BigDecimal.ONE,
            "millisecond", new BigDecimal("0.001"),
            "week", BigDecimal.valueOf(604_800));
    private static final Map<String, BigDecimal> MONTHS =
            Map.of("year", BigDecimal.valueOf(12), "month", BigDecimal.ONE, "quarter", BigDecimal.valueOf(3));

    private final String text;
    private long value;

    IntervalParser(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /** Nanoseconds, or months. */
    long value() {
        return value;
    }

    boolean dayTime() {
        Matcher named = PART.matcher(text);
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (named.find() && named.start() == end) {
            BigDecimal unit = SECONDS.get(singular(named.group(2)));
            if (unit == null) {
                return false;
            }
            total = total.add(unit.multiply(new BigDecimal(named.group(1))));
            end = named.end();
        }
        String rest = text.substring(end).strip();
        if (!rest.isEmpty()) {
            Matcher clock = CLOCK.matcher(rest);
            if (!clock.matches()) {
                return false;
            }
            total = total.add(clock(clock));
        }
        return exact(total.multiply(NANOS_PER_SECOND), Long.MAX_VALUE);
    }

    boolean yearMonth() {
        Matcher standard = YEARS_MONTHS.matcher(text);
        if (standard.matches()) {
            BigDecimal months = new BigDecimal(standard.group(2))
                    .multiply(BigDecimal.valueOf(12))
                    .add(new BigDecimal(standard.group(3)));
            return exact(standard.group(1).equals("-") ? months.negate() : months, Integer.MAX_VALUE);
        }
        Matcher named = PART.matcher(text);
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (named.find() && named.start() == end) {
            BigDecimal unit = MONTHS.get(singular(named.group(2)));
            if (unit == null) {
                return false;
            }
            total = total.add(unit.multiply(new BigDecimal(named.group(1))));
            end = named.end();
        }
        return end == text.length() && exact(total, Integer.MAX_VALUE);
    }

    /** Seconds; a sign before the days counts for the time as well. */
    private static BigDecimal clock(Matcher clock) {
        BigDecimal seconds = new BigDecimal(clock.group(3))
                .multiply(BigDecimal.valueOf(3_600))
                .add(new BigDecimal(clock.group(4)).multiply(BigDecimal.valueOf(60)));
        if (clock.group(5) != null) {
            seconds = seconds.add(new BigDecimal(clock.group(5)));
        }
        if (clock.group(2).equals("-")) {
            seconds = seconds.negate();
        }
        if (clock.group(1) == null) {
            return seconds;
        }
        BigDecimal days = new BigDecimal(clock.group(1)).multiply(SECONDS.get("day"));
        return days.add(clock.group(1).startsWith("-") ? seconds.negate() : seconds);
    }

    private boolean exact(BigDecimal number, long limit) {
        BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
        if (whole.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            return false;
        }
        value = whole.longValue();
        return true;
    }

    private static String singular(String unit) {
        return unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }
}
