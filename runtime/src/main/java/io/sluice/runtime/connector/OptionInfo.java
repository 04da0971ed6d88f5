package io.sluice.runtime.connector;

import io.sluice.connector.OptionSpec;
import java.util.Locale;

/**
 * One line of {@code SHOW OPTIONS}.
 *
 * @param owner a connector, or the kind of statement that takes it
 * @param type what the value may be: a kind, or the allowed words
 * @param defaultValue empty for none
 */
public record OptionInfo(
        String name, String owner, String type, String defaultValue, boolean required, String description) {
    static OptionInfo of(String owner, OptionSpec spec) {
        return new OptionInfo(
                spec.name(),
                owner,
                type(spec),
                spec.defaultValue() == null ? "" : spec.defaultValue(),
                spec.required(),
                spec.description());
    }

    private static String type(OptionSpec spec) {
        return spec.kind() == OptionSpec.Kind.ENUM
                ? String.join(" | ", spec.values())
                : spec.kind().name().toLowerCase(Locale.ROOT);
    }
}
