package io.sluice.runtime.catalog;

import io.sluice.planner.catalog.Relation;
import io.sluice.sql.ast.ObjectKind;
import java.util.Optional;
import java.util.Set;

/** A named object of the engine. Immutable; what it refers to lives in the tick. */
public sealed interface CatalogEntry
        permits StreamEntry, TableEntry, ViewEntry, NamedQueryEntry, SinkEntry, SystemEntry {
    /** The name in its first spelling. */
    String name();

    /** What DROP calls it; system tables are TABLE. */
    ObjectKind kind();

    /** The statement that made it; empty for system tables. */
    String sql();

    /** How queries see it; empty for sinks, which cannot be read. */
    Optional<Relation> readAs();

    /** Names of the objects it reads directly; they cannot be dropped while it exists. */
    default Set<String> reads() {
        return Set.of();
    }
}
