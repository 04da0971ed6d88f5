package io.sluice.runtime.catalog;

import io.sluice.planner.function.FunctionDoc;
import io.sluice.planner.function.ScalarFunctions;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.plan.AggregateFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every SQL function, scalar and aggregate, with its documentation. */
public final class FunctionIndex {
    /**
     * One line of {@code SHOW FUNCTIONS}.
     *
     * @param example a call that works; empty for none
     * @param result what the example gives; empty where that depends on rows, the clock or chance
     */
    public record Entry(
            String name, String kind, String signature, String description, String example, String result) {}

    private FunctionIndex() {}

    /** Those of the dialect and those of the application, by name. */
    public static List<Entry> all(CatalogSnapshot catalog) {
        List<Entry> all = new ArrayList<>(builtIn());
        for (UserFunction function : catalog.functions()) {
            String kind = function.kind().name().toLowerCase(Locale.ROOT);
            all.add(new Entry(function.name(), "user " + kind, function.signature(), function.description(), "", ""));
        }
        all.sort(Comparator.comparing(entry -> entry.name().toUpperCase(Locale.ROOT)));
        return List.copyOf(all);
    }

    /** Those of the dialect, by name. */
    public static List<Entry> builtIn() {
        List<Entry> all = new ArrayList<>();
        for (FunctionDoc doc : ScalarFunctions.all()) {
            all.add(new Entry(
                    doc.name(),
                    doc.category().name().toLowerCase(Locale.ROOT),
                    doc.signature(),
                    doc.description(),
                    doc.example(),
                    doc.result().equals(FunctionDoc.VARIES) ? "" : doc.result()));
        }
        for (AggregateFunction function : AggregateFunction.ofDialect()) {
            all.add(new Entry(
                    function.name(),
                    "aggregate",
                    function.signature(),
                    function.description(),
                    function.example(),
                    ""));
            for (String alias : function.aliases()) {
                String description = "As " + function.name() + ".";
                all.add(new Entry(alias, "aggregate", function.signature(), description, function.example(), ""));
            }
        }
        all.sort(Comparator.comparing(Entry::name));
        return List.copyOf(all);
    }
}
