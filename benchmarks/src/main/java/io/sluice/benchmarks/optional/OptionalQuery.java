package io.sluice.benchmarks.optional;

import io.sluice.benchmarks.compare.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in an engine's own words.
 *
 * @param hints what the engine must know beside the text: the lines of the form {@code -- name: value}
 * @param sql the file as it is; its comments are SQL's
 */
public record OptionalQuery(Map<String, String> hints, String sql) {
    /** The hint that says, in the engine's words, why it cannot be asked; the text below it is the attempt. */
    public static final String LEFT_OUT = "left out";

    private static final Pattern HINT = Pattern.compile("(?m)^-- ([a-z ]+): (.*)$");

    /** IllegalArgumentException when there is none: each workload has a file, if only to say why it is left out. */
    public static OptionalQuery read(String engine, Workload workload) {
        String file = engine + "/" + workload.name() + ".sql";
        try (InputStream in = OptionalQuery.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static OptionalQuery parse(String text) {
        Map<String, String> hints = new LinkedHashMap<>();
        Matcher lines = HINT.matcher(text);
        while (lines.find()) {
            hints.put(lines.group(1), lines.group(2).strip());
        }
        return new OptionalQuery(hints, text);
    }

    public Optional<String> leftOut() {
        return hint(LEFT_OUT);
    }

    public Optional<String> hint(String name) {
        return Optional.ofNullable(hints.get(name));
    }
}
