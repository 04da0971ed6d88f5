package io.sluice.planner.function.nested;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.JavaFunction.ofMany;
import static io.sluice.planner.function.Parameter.ANY;
import static io.sluice.planner.function.Parameter.ARRAY;
import static io.sluice.planner.function.Parameter.MAP;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Parameter;
import io.sluice.planner.function.Parameter.Typed;
import io.sluice.planner.function.Result;
import io.sluice.planner.function.ValueText;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of arrays and maps. */
public final class NestedFunctions {
    /** An array whose type matters. */
    private static final Parameter<Typed> ANY_ARRAY =
            new Parameter<>(ARRAY.accepts(), ARRAY.target(), ARRAY.sample(), Typed::new);

    public static final List<JavaFunction> ALL = all();

    private NestedFunctions() {}

    private static List<JavaFunction> all() {
        List<JavaFunction> all = new ArrayList<>();
        search(all);
        changes(all);
        sets(all);
        maps(all);
        return List.copyOf(all);
    }

    private static Object value(Typed typed) {
        return typed == null ? null : typed.value();
    }

    private static void search(List<JavaFunction> all) {
        all.add(of("ARRAY_CONTAINS", Result.TRUTH, ARRAY, ANY, (a, v) -> ArrayOperations.contains(a, v.value())));
        all.add(of("ARRAY_POSITION", Result.INT, ARRAY, ANY, (a, v) -> ArrayOperations.position(a, v.value())));
        all.add(of("ARRAY_LENGTH", Result.INT, ARRAY, List::size));
        all.add(of("ARRAY_SIZE", Result.INT, ARRAY, List::size));
        all.add(of("ARRAY_MAX", Result.elementOf(0), ARRAY, ArrayOperations::max));
        all.add(of("ARRAY_MIN", Result.elementOf(0), ARRAY, ArrayOperations::min));
        all.add(of("ELEMENT_AT", Result.elementOf(0), ARRAY, WHOLE, ArrayOperations::element));
        all.add(of("ELEMENT_AT", Result.valueOf(0), MAP, ANY, (m, k) -> MapOperations.get(m, k.value())));
        for (String name : List.of("ARRAY_TO_STRING", "ARRAY_JOIN")) {
            all.add(of(name, Result.TEXT, ANY_ARRAY, TEXT, (a, s) -> join(a, s, null)));
            all.add(of(name, Result.TEXT, ANY_ARRAY, TEXT, TEXT, NestedFunctions::join)
                    .seeingNulls());
        }
    }

    /** NULL elements are skipped unless there is a text for them. */
    private static String join(Typed array, String separator, String forNull) {
        if (array == null || separator == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object value : (List<?>) array.value()) {
            String text = ValueText.of(value, array.type().fields().get(0).type());
            if (text != null || forNull != null) {
                texts.add(text == null ? forNull : text);
            }
        }
        return String.join(separator, texts);
    }

    private static void changes(List<JavaFunction> all) {
        Parameter<Object> element = Parameter.elementOf(0);
        all.add(of(
                        "ARRAY_APPEND",
                        Result.like(0),
                        ARRAY,
                        element,
                        (a, v) -> a == null ? null : ArrayOperations.append(a, v))
                .seeingNulls());
        all.add(of(
                        "ARRAY_PREPEND",
                        Result.like(1),
                        Parameter.elementOf(1),
                        ARRAY,
                        (v, a) -> a == null ? null : ArrayOperations.prepend(v, a))
                .seeingNulls());
        for (String name : List.of("ARRAY_CONCAT", "ARRAY_CAT")) {
            all.add(of(name, Result.like(0), ARRAY, Parameter.likeArray(0), NestedFunctions::concat)
                    .seeingNulls());
        }
        all.add(of(
                        "ARRAY_REMOVE",
                        Result.like(0),
                        ARRAY,
                        ANY,
                        (a, v) -> a == null ? null : ArrayOperations.remove(a, value(v)))
                .seeingNulls());
        all.add(of(
                        "ARRAY_REPLACE",
                        Result.like(0),
                        ARRAY,
                        ANY,
                        element,
                        (a, from, to) -> a == null ? null : ArrayOperations.replace(a, value(from), to))
                .seeingNulls());
        all.add(of("ARRAY_SLICE", Result.like(0), ARRAY, WHOLE, WHOLE, ArrayOperations::slice));
        all.add(of("ARRAY_REVERSE", Result.like(0), ARRAY, ArrayOperations::reverse));
        all.add(of("ARRAY_SORT", Result.like(0), ARRAY, ArrayOperations::sort));
        all.add(of("ARRAY_REVERSE_SORT", Result.like(0), ARRAY, ArrayOperations::sortDescending));
        all.add(of("FLATTEN", Result.elementOf(0), ARRAY, ArrayOperations::flatten));
    }

    /** NULL is taken for an empty array, unless both are. */
    private static List<?> concat(List<?> a, List<?> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return ArrayOperations.concat(a, b);
    }

    private static void sets(List<JavaFunction> all) {
        Parameter<List<?>> other = Parameter.likeArray(0);
        all.add(of("ARRAY_DISTINCT", Result.like(0), ARRAY, ArrayOperations::distinct));
        all.add(of("ARRAY_UNION", Result.like(0), ARRAY, other, ArrayOperations::union));
        all.add(of("ARRAY_INTERSECT", Result.like(0), ARRAY, other, ArrayOperations::intersect));
        all.add(of("ARRAY_EXCEPT", Result.like(0), ARRAY, other, ArrayOperations::except));
        all.add(of("ARRAYS_OVERLAP", Result.TRUTH, ARRAY, other, ArrayOperations::overlap));
    }

    private static void maps(List<JavaFunction> all) {
        all.add(of(
                "MAP_KEYS",
                Result.by(t -> SqlType.array(Result.fieldOf(t.get(0), 0))),
                MAP,
                m -> new ArrayList<Object>(m.keySet())));
        all.add(of(
                "MAP_VALUES",
                Result.by(t -> SqlType.array(Result.fieldOf(t.get(0), 1))),
                MAP,
                m -> new ArrayList<Object>(m.values())));
        all.add(of(
                "MAP_ENTRIES",
                Result.by(t -> SqlType.array(SqlType.row(List.of(
                        new Field("key", Result.fieldOf(t.get(0), 0)),
                        new Field("value", Result.fieldOf(t.get(0), 1)))))),
                MAP,
                MapOperations::entries));
        for (String name : List.of("MAP_CONTAINS_KEY", "MAP_CONTAINS")) {
            all.add(of(name, Result.TRUTH, MAP, ANY, (m, k) -> MapOperations.hasKey(m, k.value())));
        }
        all.add(of(
                "MAP_FROM_ARRAYS",
                Result.map(
                        t -> SqlType.map(Result.fieldOf(t.get(0), 0).withNullable(false), Result.fieldOf(t.get(1), 0))),
                ARRAY,
                ARRAY,
                MapOperations::of));
        Parameter<Map<?, ?>> map = MAP;
        all.add(ofMany("MAP_CONCAT", Result.like(0), map, MapOperations::concat));
    }
}
