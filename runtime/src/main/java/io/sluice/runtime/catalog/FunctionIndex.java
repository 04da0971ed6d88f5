package io.sluice.runtime.catalog;

import io.sluice.planner.function.FunctionDoc;
import io.sluice.planner.function.ScalarFunctions;
import io.sluice.planner.plan.AggregateFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every SQL function, scalar and aggregate, with its documentation. */
public final class FunctionIndex {
    /** One line of {@code SHOW FUNCTIONS}. */
    public record Entry(String name, String kind, String signature, String description, String example) {}

    private FunctionIndex() {}

    /** By name. */
    public static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (FunctionDoc doc : ScalarFunctions.all()) {
            all.add(new Entry(
                    doc.name(),
                    doc.category().name().toLowerCase(Locale.ROOT),
                    doc.signature(),
                    doc.description(),
                    doc.example()));
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            all.add(new Entry(
                    function.name(), "aggregate", function.signature(), function.description(), function.example()));
        }
        all.sort(Comparator.comparing(Entry::name));
        return List.copyOf(all);
    }
}
