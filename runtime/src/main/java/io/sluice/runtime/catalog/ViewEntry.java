package io.sluice.runtime.catalog;

import io.sluice.planner.PlannedQuery;
import io.sluice.planner.catalog.Relation;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;
import java.util.Set;

/**
 * A materialized view: a standing query and its live table.
 *
 * @param feed the view's changes and table
 */
public record ViewEntry(
        String sql, Relation relation, Set<String> reads, RelationFeed feed, StandingQuery query, PlannedQuery plan)
        implements CatalogEntry {
    @Override
    public String name() {
        return relation.name();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.MATERIALIZED_VIEW;
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.of(relation);
    }
}
