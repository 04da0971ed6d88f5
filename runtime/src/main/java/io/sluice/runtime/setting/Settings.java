package io.sluice.runtime.setting;

import io.sluice.runtime.connector.DurationText;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of one engine. Thread-safe: each change makes a new map, readers see the old or the new one. */
public final class Settings {
    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("hours", 3_600_000_000_000L),
            Map.entry("minutes", 60_000_000_000L),
            Map.entry("seconds", 1_000_000_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("us", 1_000L),
            Map.entry("ns", 1L));

    private volatile Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** The setting of this name; INVALID_OPTION at {@code span} with a suggestion when there is none. */
    public static Setting require(String name, SourceSpan span) {
        return Setting.find(name).orElseThrow(() -> {
            String near = NameSuggester.hint(name, Setting.sqlNames());
            return new SluiceException(
                    Diagnostic.of(ErrorCode.INVALID_OPTION, span, "unknown setting \"" + name + "\"")
                            .withHint(near.isEmpty() ? "SHOW SETTINGS lists all settings" : near),
                    "");
        });
    }

    /** Sets a value after checking it; the error points at {@code span}. */
    public synchronized void set(Setting setting, String text, SourceSpan span) {
        String value = check(setting, text.strip(), span);
        Map<Setting, String> next = new EnumMap<>(values);
        next.put(setting, value);
        values = next;
    }

    /** Back to the default. */
    public synchronized void reset(Setting setting) {
        Map<Setting, String> next = new EnumMap<>(values);
        next.remove(setting);
        values = next;
    }

    public String text(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    public long integer(Setting setting) {
        return Long.parseLong(text(setting));
    }

    /** An INTEGER setting as an int; larger values count as the largest int. */
    public int intValue(Setting setting) {
        return (int) Math.min(Integer.MAX_VALUE, integer(setting));
    }

    public Duration duration(Setting setting) {
        return DurationText.tryParse(text(setting)).orElseThrow();
    }

    /** A duration as SET takes it, in the largest unit that fits without a fraction. */
    public static String formatDuration(Duration duration) {
        long nanos = duration.toNanos();
        for (Map.Entry<String, Long> unit : UNITS) {
            if (nanos > 0 && nanos % unit.getValue() == 0) {
                return nanos / unit.getValue() + " " + unit.getKey();
            }
        }
        return "0 ms";
    }

    private static String check(Setting setting, String text, SourceSpan span) {
        switch (setting.kind()) {
            case INTEGER -> {
                try {
                    if (Long.parseLong(text) > 0) {
                        return text;
                    }
                } catch (NumberFormatException notANumber) {
                    // Reported below, as a value out of range is.
                }
                throw invalid(setting, text, span, "a whole number above 0");
            }
            case DURATION -> {
                return formatDuration(DurationText.tryParse(text)
                        .orElseThrow(() -> invalid(setting, text, span, "a duration such as '500 ms' or '2 seconds'")));
            }
            case ENUM -> {
                return oneOf(setting, text, span);
            }
        }
        throw new IllegalStateException(setting.name());
    }

    private static String oneOf(Setting setting, String text, SourceSpan span) {
        List<String> allowed = setting.choices();
        return allowed.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid(setting, text, span, "one of " + String.join(", ", allowed)));
    }

    private static SluiceException invalid(Setting setting, String text, SourceSpan span, String expected) {
        Diagnostic diagnostic = Diagnostic.of(
                        ErrorCode.INVALID_OPTION, span, "setting " + setting.sqlName() + " cannot be '" + text + "'")
                .withDetail("expected " + expected)
                .withHint("SET " + setting.sqlName() + " = '" + setting.defaultValue() + "' is the default");
        return new SluiceException(diagnostic, "");
    }
}
