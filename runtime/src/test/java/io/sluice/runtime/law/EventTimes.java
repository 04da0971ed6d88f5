package io.sluice.runtime.law;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** When the rows of the random streams happen, and how far their watermarks are. */
final class EventTimes {
    /** Event time of the streams. */
    static final String COLUMN = "ts";

    /** Nothing ever closes. */
    static final String OPEN = "s";

    /** A watermark so close that rows come late. */
    static final String LATE = "l";

    /** Windows close, but no row comes late; several rows may have one time. */
    static final String CLOSING = "m";

    /** As {@link #CLOSING}, but no two rows have one time. */
    static final String UNIQUE = "n";

    /** A column that the streams which close have in common. */
    static final String KEY = "k";

    static final List<String> STREAMS = List.of(OPEN, LATE, CLOSING, UNIQUE);
    private static final Set<String> CLOSE = Set.of(CLOSING, UNIQUE);

    private static final Map<String, Duration> DELAYS = Map.of(
            OPEN, Duration.ofDays(1_000),
            LATE, Duration.ofSeconds(5),
            CLOSING, Duration.ofSeconds(12),
            UNIQUE, Duration.ofSeconds(12));
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final Random random;
    private final Map<String, LocalDateTime> watermarks = new HashMap<>();
    private final Map<String, LocalDateTime> latest = new HashMap<>();
    private int unique;

    EventTimes(Random random) {
        this.random = random;
    }

    static boolean isStream(String relation) {
        return STREAMS.contains(relation);
    }

    /** Whether windows over the stream close, and no row is late for one. */
    static boolean closes(Input input) {
        return CLOSE.contains(input.name());
    }

    /** The column's definition in our dialect. */
    static String definition(String stream) {
        return COLUMN + " TIMESTAMP(3), WATERMARK FOR " + COLUMN + " AS " + COLUMN + " - INTERVAL '"
                + DELAYS.get(stream).toSeconds() + "' SECOND(9)";
    }

    /** The time of one more row, as a literal. */
    String next(String stream, int step) {
        LocalDateTime time = START;
        if (CLOSE.contains(stream)) {
            // Disorder stays below the delay.
            time = time.plus(Duration.ofMillis(20_000L * step + 500L * (random.nextInt(20) - 10)));
            time = stream.equals(UNIQUE) ? time.plusNanos(unique++ % 500 * 1_000_000L) : time;
        } else {
            time = time.plus(Duration.ofMillis(4_000L * step + 500L * (random.nextInt(40) - 25)));
        }
        latest.merge(stream, time, (a, b) -> a.isAfter(b) ? a : b);
        return literal(time);
    }

    /** The rows drawn have been taken in: they move the watermark once a tick has passed. */
    void taken(String stream) {
        LocalDateTime mark = latest.get(stream).minus(DELAYS.get(stream));
        watermarks.merge(stream, mark, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The watermark as a literal; NULL before the first row. */
    String watermark(String stream) {
        LocalDateTime mark = watermarks.get(stream);
        return mark == null ? "NULL" : literal(mark);
    }

    static String literal(LocalDateTime time) {
        return "TIMESTAMP '" + FORMAT.format(time) + "'";
    }
}
