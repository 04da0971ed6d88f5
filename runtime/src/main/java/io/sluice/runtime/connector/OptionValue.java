package io.sluice.runtime.connector;

import io.sluice.connector.OptionSpec;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.diagnostic.NameSuggester;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the text of an option value may be, kind by kind. */
final class OptionValue {
    private static final Set<String> TRUE = Set.of("true", "on", "yes");
    private static final Set<String> FALSE = Set.of("false", "off", "no");

    private OptionValue() {}

    /** The value, an ENUM in the option's own spelling; throws INVALID_OPTION at it when it is not of the option's kind. */
    static Identifier check(OptionSpec spec, String name, Identifier value) {
        String text = value.text();
        switch (spec.kind()) {
            case STRING -> {}
            case INTEGER -> {
                if (!isInteger(text)) {
                    throw wrong(name, value, "a whole number, such as 1000", name + " = 1000");
                }
            }
            case BOOLEAN -> {
                if (!isTrue(text) && !FALSE.contains(text.toLowerCase(Locale.ROOT))) {
                    throw wrong(name, value, "true or false", name + " = true");
                }
            }
            case DURATION -> {
                if (DurationText.tryParse(text).isEmpty()) {
                    throw wrong(
                            name,
                            value,
                            "a duration, such as '500 ms', '10 seconds' or '1 hour'",
                            name + " = '10 seconds'");
                }
            }
            case ENUM -> {
                return spec.values().stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .map(own -> new Identifier(own, value.span()))
                        .orElseThrow(() -> wrong(
                                name,
                                value,
                                "one of: " + String.join(", ", spec.values()),
                                enumHint(name, text, spec.values())));
            }
        }
        return value;
    }

    static boolean isTrue(String text) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isInteger(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String enumHint(String name, String text, List<String> allowed) {
        String near = NameSuggester.hint(text, allowed);
        return near.isEmpty() ? name + " = '" + allowed.get(0) + "'" : near;
    }

    private static RuntimeException wrong(String name, Identifier value, String expected, String hint) {
        return CheckedOptions.error(
                value.span(), "option \"" + name + "\" cannot be '" + value.text() + "'", "expected " + expected, hint);
    }
}
