package io.sluice.planner.catalog;

import java.util.Collection;
import java.util.Optional;

/** What planning may ask of the engine's objects. Implementations give one consistent state during one call of the planner. */
public interface Catalog {
    /** Finds a relation by its dotted name, ignoring case. */
    Optional<Relation> find(String name);

    /** All relations, for name suggestions and completion. */
    Collection<Relation> relations();
}
