package io.sluice.runtime.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything SET knows. A new value holds from the next tick or statement on. */
public enum Setting {
    BATCH_INTERVAL(
            Kind.DURATION, "100 ms", "How far ticks by the clock are apart; '0 ms' ticks as soon as data comes."),
    PARALLELISM(
            Kind.INTEGER, "1", "Lanes, each on a thread of its own in large ticks, of queries created from now on."),
    BATCH_ROWS(Kind.INTEGER, "65536", "Most rows in one batch between operators."),
    MAX_TICK_ROWS(
            Kind.INTEGER, "1000000", "Most rows one tick takes from one source; the rest waits for the next tick."),
    MAX_TICK_BYTES(Kind.INTEGER, "134217728", "Most bytes one tick takes from one source."),
    APPENDER_BUFFER_ROWS(
            Kind.INTEGER,
            "2000000",
            "Most rows that wait in appenders of one relation before the appending thread waits."),
    SUBSCRIBER_BUFFER_ROWS(
            Kind.INTEGER,
            "100000",
            "Most rows that wait for one reader of EMIT CHANGES before subscriber_policy applies."),
    SUBSCRIBER_POLICY(
            List.of("block", "conflate", "drop_oldest"),
            "block",
            "What happens when a reader of EMIT CHANGES is slower than the ticks: the tick waits, changes are added up, or the oldest are"
                    + " dropped and counted."),
    PAUSE_BUFFER_ROWS(
            Kind.INTEGER,
            "1000000",
            "Most rows that wait for a paused view or sink before its sources are no longer read and INSERT is refused."),
    REJECTED_ROWS_KEPT(Kind.INTEGER, "1000", "How many of the newest rows sys.late and sys.bad_rows show each."),
    TICKS_KEPT(Kind.INTEGER, "1000", "How many of the newest ticks sys.ticks shows."),
    TIME_ZONE(List.of("UTC"), "UTC", "Time zone of TIMESTAMP_LTZ in text; only UTC so far.");

    /** How the text of a value is read. */
    public enum Kind {
        INTEGER,
        DURATION,
        ENUM
    }

    private final Kind kind;
    private final List<String> values;
    private final String defaultValue;
    private final String description;

    Setting(Kind kind, String defaultValue, String description) {
        this.kind = kind;
        this.values = List.of();
        this.defaultValue = defaultValue;
        this.description = description;
    }

    Setting(List<String> values, String defaultValue, String description) {
        this.kind = Kind.ENUM;
        this.values = values;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The name in SQL: {@code batch_interval}. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** Allowed words of an ENUM; else empty. */
    public List<String> choices() {
        return values;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }

    /** Finds a setting by its SQL name, ignoring case. */
    public static Optional<Setting> find(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.sqlName().equalsIgnoreCase(name))
                .findFirst();
    }

    public static List<String> sqlNames() {
        return Arrays.stream(Setting.values()).map(Setting::sqlName).toList();
    }
}
