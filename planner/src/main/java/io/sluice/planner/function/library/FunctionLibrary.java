package io.sluice.planner.function.library;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.conditional.ConditionalFunctions;
import io.sluice.planner.function.hash.HashFunctions;
import io.sluice.planner.function.json.JsonFunctions;
import io.sluice.planner.function.math.MathFunctions;
import io.sluice.planner.function.nested.NestedFunctions;
import io.sluice.planner.function.sketch.SketchFunctions;
import io.sluice.planner.function.text.RegexpFunctions;
import io.sluice.planner.function.text.TextFunctions;
import io.sluice.planner.function.time.TimeFunctions;
import io.sluice.planner.type.SqlType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every {@link JavaFunction}. Their names come from a list, so that a program that calls none does not load them all. */
public final class FunctionLibrary {
    /** One name a line, sorted. */
    static final String LIST = "names.txt";

    private static final Set<String> NAMES = readNames();

    private FunctionLibrary() {}

    /** In upper case, sorted. */
    public static Collection<String> names() {
        return NAMES;
    }

    /** All of one name, ignoring case; empty when there is none. */
    public static List<JavaFunction> overloads(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAMES.contains(upper) ? Functions.BY_NAME.getOrDefault(upper, List.of()) : List.of();
    }

    /** The overload for arguments of these types. */
    public static Optional<JavaFunction> find(String name, List<SqlType> types) {
        return overloads(name).stream().filter(f -> f.takes(types)).findFirst();
    }

    private static Set<String> readNames() {
        try (InputStream stream = FunctionLibrary.class.getResourceAsStream(LIST);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return Collections.unmodifiableSet(new TreeSet<>(reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded when the first function is looked up. */
    static final class Functions {
        static final Map<String, List<JavaFunction>> BY_NAME = Stream.of(
                        TextFunctions.ALL,
                        RegexpFunctions.ALL,
                        HashFunctions.ALL,
                        SketchFunctions.ALL,
                        MathFunctions.ALL,
                        TimeFunctions.ALL,
                        ConditionalFunctions.ALL,
                        JsonFunctions.ALL,
                        NestedFunctions.ALL)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(JavaFunction::name, TreeMap::new, Collectors.toList()));

        private Functions() {}
    }
}
