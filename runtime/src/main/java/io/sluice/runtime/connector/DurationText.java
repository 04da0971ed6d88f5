package io.sluice.runtime.connector;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500 ms}, {@code 1.5 seconds}, {@code 1 hour 30 minutes}. Never negative. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-zµ]+)\\s*,?");
    private static final Map<String, Long> NANOS = Map.ofEntries(
            unit("ns", 1),
            unit("nanosecond", 1),
            unit("nanoseconds", 1),
            unit("us", 1_000),
            unit("µs", 1_000),
            unit("microsecond", 1_000),
            unit("microseconds", 1_000),
            unit("ms", 1_000_000),
            unit("milli", 1_000_000),
            unit("millis", 1_000_000),
            unit("millisecond", 1_000_000),
            unit("milliseconds", 1_000_000),
            unit("s", seconds(1)),
            unit("sec", seconds(1)),
            unit("secs", seconds(1)),
            unit("second", seconds(1)),
            unit("seconds", seconds(1)),
            unit("m", seconds(60)),
            unit("min", seconds(60)),
            unit("mins", seconds(60)),
            unit("minute", seconds(60)),
            unit("minutes", seconds(60)),
            unit("h", seconds(3_600)),
            unit("hour", seconds(3_600)),
            unit("hours", seconds(3_600)),
            unit("d", seconds(86_400)),
            unit("day", seconds(86_400)),
            unit("days", seconds(86_400)),
            unit("week", seconds(604_800)),
            unit("weeks", seconds(604_800)));

    private DurationText() {}

    /** The duration; empty when the text is none. */
    public static Optional<Duration> tryParse(String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        if (lower.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher part = PART.matcher(lower);
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < lower.length() && part.find(at) && part.start() == at) {
            Long unit = NANOS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            at = part.end();
        }
        if (at == 0 || at < lower.length() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /** As {@link #tryParse}, for text that has been checked. */
    static Duration parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static long seconds(long count) {
        return count * 1_000_000_000L;
    }

    private static Map.Entry<String, Long> unit(String name, long nanos) {
        return Map.entry(name, nanos);
    }
}
