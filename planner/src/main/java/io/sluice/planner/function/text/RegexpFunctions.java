package io.sluice.planner.function.text;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import java.util.ArrayList;
import java.util.List;

/** The functions of regular expressions. */
public final class RegexpFunctions {
    public static final List<JavaFunction> ALL = all();

    private RegexpFunctions() {}

    private static List<JavaFunction> all() {
        List<JavaFunction> all = new ArrayList<>();
        for (String name : List.of("REGEXP_LIKE", "REGEXP_MATCHES", "REGEXP_CONTAINS")) {
            all.add(of(name, Result.TRUTH, TEXT, TEXT, (t, p) -> RegularExpressions.contains(t, p, "")));
            all.add(of(name, Result.TRUTH, TEXT, TEXT, TEXT, RegularExpressions::contains));
        }
        all.add(of("REGEXP_FULL_MATCH", Result.TRUTH, TEXT, TEXT, (t, p) -> RegularExpressions.full(t, p, "")));
        all.add(of("REGEXP_FULL_MATCH", Result.TRUTH, TEXT, TEXT, TEXT, RegularExpressions::full));
        for (String name : List.of("REGEXP_EXTRACT", "REGEXP_SUBSTR")) {
            all.add(of(name, Result.TEXT, TEXT, TEXT, (t, p) -> RegularExpressions.extract(t, p, 0, "")));
            all.add(of(name, Result.TEXT, TEXT, TEXT, WHOLE, (t, p, g) -> RegularExpressions.extract(t, p, g, "")));
        }
        all.add(of("REGEXP_EXTRACT", Result.TEXT, TEXT, TEXT, WHOLE, TEXT, RegularExpressions::extract));
        all.add(of("REGEXP_EXTRACT_ALL", Result.TEXTS, TEXT, TEXT, (t, p) -> RegularExpressions.extractAll(t, p, 0)));
        all.add(of("REGEXP_EXTRACT_ALL", Result.TEXTS, TEXT, TEXT, WHOLE, RegularExpressions::extractAll));
        all.add(of(
                "REGEXP_REPLACE", Result.TEXT, TEXT, TEXT, TEXT, (t, p, r) -> RegularExpressions.replace(t, p, r, "")));
        all.add(of("REGEXP_REPLACE", Result.TEXT, TEXT, TEXT, TEXT, TEXT, RegularExpressions::replace));
        all.add(of("REGEXP_COUNT", Result.WHOLE, TEXT, TEXT, (t, p) -> RegularExpressions.count(t, p, "")));
        all.add(of("REGEXP_INSTR", Result.WHOLE, TEXT, TEXT, RegularExpressions::position));
        all.add(of("REGEXP_ESCAPE", Result.TEXT, TEXT, RegularExpressions::escape));
        return List.copyOf(all);
    }
}
