package io.sluice.connector;

import java.util.List;
import java.util.Objects;

/**
 * One option of a connector or format, as data: the engine checks names and values against it and lists it in {@code SHOW OPTIONS}.
 *
 * @param name lower case; one {@code *} in it stands for any text, as in {@code fields.*.min}
 * @param defaultValue text used when the option is not given; null for none
 * @param required must be given
 * @param values allowed values of an {@code ENUM}; else empty
 * @param description one sentence for users
 */
public record OptionSpec(
        String name, Kind kind, String defaultValue, boolean required, List<String> values, String description) {
    /** How the text of a value is read. */
    public enum Kind {
        STRING,
        INTEGER,
        BOOLEAN,
        /** {@code 500 ms}, {@code 10 seconds}, {@code 1 hour}. */
        DURATION,
        ENUM
    }

    public OptionSpec {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(description);
        values = List.copyOf(values);
    }

    public static OptionSpec required(String name, Kind kind, String description) {
        return new OptionSpec(name, kind, null, true, List.of(), description);
    }

    /** @param defaultValue null when there is no default */
    public static OptionSpec optional(String name, Kind kind, String defaultValue, String description) {
        return new OptionSpec(name, kind, defaultValue, false, List.of(), description);
    }

    public static OptionSpec choice(String name, List<String> values, String defaultValue, String description) {
        return new OptionSpec(name, Kind.ENUM, defaultValue, false, values, description);
    }
}
