package io.sluice.benchmarks.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arguments of a program: pairs of a name and a value. */
public final class Arguments {
    private final Map<String, String> given = new HashMap<>();

    private Arguments() {}

    /** IllegalArgumentException with a text for the user when there is one that has another name. */
    public static Arguments parse(List<String> names, String... args) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < args.length; i += 2) {
            if (!names.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("give pairs of these names and a value: " + names);
            }
            arguments.given.put(args[i], args[i + 1]);
        }
        return arguments;
    }

    public int number(String name, int otherwise) {
        try {
            return given.containsKey(name) ? Integer.parseInt(given.get(name).replace("_", "")) : otherwise;
        } catch (NumberFormatException error) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + given.get(name), error);
        }
    }

    public List<String> words(String name, String separator, List<String> otherwise) {
        return given.containsKey(name) ? List.of(given.get(name).split(separator)) : otherwise;
    }

    public String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }
}
