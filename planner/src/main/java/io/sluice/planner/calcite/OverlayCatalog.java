package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.function.UserFunction;
import java.util.Collection;
import java.util.Optional;

/** A catalog with one more relation, which only the planner knows. */
record OverlayCatalog(Catalog base, Relation extra) implements Catalog {
    @Override
    public Optional<Relation> find(String name) {
        return name.equals(extra.name()) ? Optional.of(extra) : base.find(name);
    }

    @Override
    public Collection<UserFunction> functions() {
        return base.functions();
    }

    @Override
    public Collection<Relation> relations() {
        return base.relations();
    }
}
