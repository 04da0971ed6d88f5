package io.sluice.runtime.core;

import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.dataflow.QueryState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds views that have failed among what a query reads, directly or through other views: they show their last good state, and readers are told. */
final class StaleViews {
    private final CatalogSnapshot catalog;
    private final Set<String> seen = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private StaleViews(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** One sentence a failed view; empty when all are well. */
    static List<String> warnings(CatalogSnapshot catalog, Set<String> reads) {
        StaleViews stale = new StaleViews(catalog);
        reads.forEach(stale::visit);
        return stale.warnings;
    }

    private void visit(String name) {
        if (seen.add(name) && catalog.entry(name).orElse(null) instanceof ViewEntry view) {
            if (view.query().state() == QueryState.FAILED) {
                String reason = view.query().error().getMessage();
                warnings.add("view " + view.name() + " has failed and shows what it held before: "
                        + reason.lines().findFirst().orElse("") + "; sys.queries has the whole error");
            }
            view.reads().forEach(this::visit);
        }
    }
}
