package io.sluice.runtime.engine;

import io.sluice.Subscription;
import io.sluice.ViewChanges;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.Readers;
import io.sluice.runtime.core.Replanning;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.ast.Select;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Subscribes listeners to views and tables. */
final class Listeners {
    private final EngineCore core;
    private final Readers readers;

    Listeners(EngineCore core, Readers readers) {
        this.core = core;
        this.readers = readers;
    }

    Subscription add(String view, Consumer<ViewChanges> listener) {
        List<Identifier> parts = Arrays.stream(view.split("\\."))
                .map(part -> new Identifier(part, SourceSpan.NONE))
                .toList();
        return UserErrors.within(
                "",
                () -> Replanning.run(() -> {
                    CatalogEntry entry = core.catalog().require(new QualifiedName(parts));
                    String sql = "SELECT * FROM \"" + entry.name().replace("\"", "\"\"") + "\" EMIT CHANGES";
                    CatalogSnapshot catalog = core.catalog().snapshot();
                    Select select = (Select) ScriptRunner.single(sql);
                    PlannedQuery plan = core.planner().planQuery(select.query(), Planner.Mode.CONTINUOUS, catalog, sql);
                    return readers.listen(plan, sql, catalog, listener);
                }));
    }
}
