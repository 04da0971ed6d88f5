package io.sluice.runtime.catalog;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.sql.ast.ObjectKind;
import java.util.List;
import java.util.Optional;

/** A system table. */
public record SystemEntry(SystemTable table) implements CatalogEntry {
    @Override
    public String name() {
        return table.name();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TABLE;
    }

    @Override
    public String sql() {
        return "";
    }

    @Override
    public Optional<Relation> readAs() {
        return Optional.of(new Relation(
                name(),
                RelationKind.SYSTEM,
                table.rowType(),
                ChangeMode.CHANGING,
                List.of(),
                Optional.empty(),
                true,
                ""));
    }
}
