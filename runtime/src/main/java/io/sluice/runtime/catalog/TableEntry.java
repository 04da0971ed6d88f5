package io.sluice.runtime.catalog;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.TableRules;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;

/**
 * A table in memory.
 *
 * @param rules defaults, checks, and what a repeated key does
 * @param intake the door of INSERT, UPDATE, DELETE and appenders
 */
public record TableEntry(String sql, Relation relation, TableRules rules, RelationFeed feed, PushIntake intake)
        implements CatalogEntry {
    @Override
    public String name() {
        return relation.name();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TABLE;
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.of(relation);
    }
}
