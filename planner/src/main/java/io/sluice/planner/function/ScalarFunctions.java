package io.sluice.planner.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every scalar function of the dialect: what is not listed here cannot be called. */
public final class ScalarFunctions {
    private static final int PARTS = 5;
    private static final String SEPARATOR = " ; ";

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
        List<String> parts = parts(line);
        if (parts.size() != PARTS) {
            throw new IllegalStateException("functions.txt: " + line);
        }
        String signature = parts.get(1);
        int end = signature.indexOf('(');
        String name = end < 0 ? signature : signature.substring(0, end);
        return new FunctionDoc(
                name, signature, parts.get(2), parts.get(3), parts.get(4), FunctionDoc.Category.valueOf(parts.get(0)));
    }

    /** Cut at each semicolon between blanks, by hand: the first query of a JVM waits for this, and regular expressions are slow then. */
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>(PARTS);
        int from = 0;
        for (int cut = line.indexOf(SEPARATOR); cut >= 0; cut = line.indexOf(SEPARATOR, from)) {
            parts.add(line.substring(from, cut).strip());
            from = cut + SEPARATOR.length();
        }
        parts.add(line.substring(from).strip());
        return parts;
    }
}
