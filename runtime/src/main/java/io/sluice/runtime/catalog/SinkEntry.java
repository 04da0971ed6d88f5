package io.sluice.runtime.catalog;

import io.sluice.connector.ConnectorFactory;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;
import java.util.Set;

/** A sink: a standing query whose results leave the engine. */
public record SinkEntry(
        String name,
        String sql,
        RowType rowType,
        Set<String> reads,
        StandingQuery query,
        ConnectorFactory factory,
        CheckedOptions options)
        implements CatalogEntry {
    @Override
    public ObjectKind kind() {
        return ObjectKind.SINK;
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.empty();
    }
}
