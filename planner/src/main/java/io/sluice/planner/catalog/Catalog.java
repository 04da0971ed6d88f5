package io.sluice.planner.catalog;

import io.sluice.planner.function.UserFunction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What planning may ask of the engine's objects. Implementations give one consistent state during one call of the planner. */
public interface Catalog {
    /** Finds a relation by its dotted name, ignoring case. */
    Optional<Relation> find(String name);

    /** What the table of this name does to rows that are stored in it. */
    default TableRules rules(String table) {
        return TableRules.NONE;
    }

    /** All functions that the application has registered. */
    default Collection<UserFunction> functions() {
        return List.of();
    }

    /** The application's function of this name, ignoring case. */
    default Optional<UserFunction> function(String name) {
        return functions().stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    }

    /** All relations, for name suggestions and completion. */
    Collection<Relation> relations();
}
