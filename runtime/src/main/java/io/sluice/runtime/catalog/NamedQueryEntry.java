package io.sluice.runtime.catalog;

import io.sluice.planner.catalog.Relation;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;
import java.util.Set;

/** A plain view: a query text that is expanded where its name is used. */
public record NamedQueryEntry(String sql, Relation relation, Set<String> reads) implements CatalogEntry {
    @Override
    public String name() {
        return relation.name();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.of(relation);
    }
}
