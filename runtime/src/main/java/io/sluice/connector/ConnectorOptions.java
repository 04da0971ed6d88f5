package io.sluice.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The checked options of one stream, table or sink; names are those of the {@link OptionSpec}s, defaults are applied. */
public interface ConnectorOptions {
    Optional<String> text(String name);

    OptionalLong integer(String name);

    Optional<Duration> duration(String name);

    /** False when not given and without a default. */
    boolean flag(String name);

    /** The names the user wrote, lower case; those of a pattern such as {@code fields.*.min} with the part that {@code *} stands for. */
    Set<String> given();

    /** The value of a required option or one with a default. */
    default String require(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("option " + name + " has no value"));
    }

    /** An error about this option's value, pointing at it in the user's statement. */
    RuntimeException invalid(String name, String message, String hint);

    /** CONNECTOR_FAILED: what this option names outside cannot be used; points at it in the user's statement. */
    RuntimeException failed(String name, String message, String hint);
}
