package io.sluice.runtime.core;

import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.dataflow.QueryState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds views that have failed or are held back among what a query reads, directly or through other views: they show their last good state, and readers are told. */
final class StaleViews {
    private final CatalogSnapshot catalog;
    private final Set<String> seen = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private StaleViews(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** One sentence a view; empty when all are well. */
    static List<String> warnings(CatalogSnapshot catalog, Set<String> reads) {
        StaleViews stale = new StaleViews(catalog);
        reads.forEach(stale::visit);
        return stale.warnings;
    }

    private void visit(String name) {
        if (seen.add(name) && catalog.entry(name).orElse(null) instanceof ViewEntry view) {
            QueryState state = view.query().state();
            RuntimeException error = view.query().error();
            if ((state == QueryState.FAILED || state == QueryState.STALE) && error != null) {
                String what = state == QueryState.FAILED ? " has failed and" : " waits until its rows can be right and";
                warnings.add("view " + view.name() + what + " shows what it held before: "
                        + error.getMessage().lines().findFirst().orElse("") + "; sys.queries has the whole error");
            }
            view.reads().forEach(this::visit);
        }
    }
}
