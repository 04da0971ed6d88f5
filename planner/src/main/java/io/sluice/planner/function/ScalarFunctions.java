package io.sluice.planner.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every scalar function of the dialect: what is not listed here cannot be called. */
public final class ScalarFunctions {
    private static final List<FunctionDoc> ALL = read();

    private ScalarFunctions() {}

    /** In the order of categories and names in which they are listed. */
    public static List<FunctionDoc> all() {
        return ALL;
    }

    /** Finds one by name, ignoring case. */
    public static Optional<FunctionDoc> find(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ALL.stream().filter(f -> f.name().equals(upper)).findFirst();
    }

    private static List<FunctionDoc> read() {
        try (InputStream stream = ScalarFunctions.class.getResourceAsStream("functions.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ScalarFunctions::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code CATEGORY ; signature ; description ; example ; result}. The name is what stands before the parenthesis. */
    private static FunctionDoc parse(String line) {
        String[] parts = line.split("\\s+;\\s+");
        if (parts.length != 5) {
            throw new IllegalStateException("functions.txt: " + line);
        }
        int end = parts[1].indexOf('(');
        String name = end < 0 ? parts[1] : parts[1].substring(0, end);
        return new FunctionDoc(name, parts[1], parts[2], parts[3], parts[4], FunctionDoc.Category.valueOf(parts[0]));
    }
}
