package io.sluice.planner.catalog;

import java.util.Collection;
import java.util.Optional;

/** What planning may ask of the engine's objects. Implementations give one consistent state during one call of the planner. */
public interface Catalog {
    /** Finds a relation by its dotted name, ignoring case. */
    Optional<Relation> find(String name);

    /** What the table of this name does to rows that are stored in it. */
    default TableRules rules(String table) {
        return TableRules.NONE;
    }

    /** All relations, for name suggestions and completion. */
    Collection<Relation> relations();
}
