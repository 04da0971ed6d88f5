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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every {@link JavaFunction}. */
public final class FunctionLibrary {
    private static final Map<String, List<JavaFunction>> BY_NAME = Stream.of(
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

    private FunctionLibrary() {}

    /** In upper case. */
    public static Collection<String> names() {
        return BY_NAME.keySet();
    }

    /** All of one name, ignoring case; empty when there is none. */
    public static List<JavaFunction> overloads(String name) {
        return BY_NAME.getOrDefault(name.toUpperCase(Locale.ROOT), List.of());
    }

    /** The overload for arguments of these types. */
    public static Optional<JavaFunction> find(String name, List<SqlType> types) {
        return overloads(name).stream().filter(f -> f.takes(types)).findFirst();
    }
}
