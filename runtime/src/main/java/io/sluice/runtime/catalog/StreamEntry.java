package io.sluice.runtime.catalog;

import io.sluice.planner.RelationDefinition;
import io.sluice.planner.catalog.Relation;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.dataflow.Intake;
import io.sluice.runtime.dataflow.RelationFeed;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;

/**
 * A stream.
 *
 * @param intake where its rows come from
 * @param connector empty for streams that INSERT and appenders fill
 */
public record StreamEntry(
        String sql,
        Relation relation,
        RelationDefinition definition,
        RelationFeed feed,
        Intake intake,
        CheckedOptions options,
        Optional<StreamConnector> connector)
        implements CatalogEntry {
    @Override
    public String name() {
        return relation.name();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.STREAM;
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.of(relation);
    }
}
