package io.sluice.runtime.statement;

import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.core.EngineCore;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Select;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.parser.SluiceParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Planning for statements that make objects of queries. */
final class Plans {
    private final EngineCore core;

    Plans(EngineCore core) {
        this.core = core;
    }

    /**
     * A planned query and what it depends on.
     *
     * @param reads names of all objects the text names or, through plain views, reads
     */
    record Definition(PlannedQuery plan, CatalogSnapshot catalog, Set<String> reads) {}

    Definition standing(Query query, String sql) {
        return plan(query, Planner.Mode.CONTINUOUS, Optional.empty(), sql);
    }

    /** @param stateTtl how long rows of streams count where state would only grow */
    Definition standing(Query query, Optional<Duration> stateTtl, String sql) {
        return plan(query, Planner.Mode.CONTINUOUS, stateTtl, sql);
    }

    Definition plan(Query query, Planner.Mode mode, String sql) {
        return plan(query, mode, Optional.empty(), sql);
    }

    private Definition plan(Query query, Planner.Mode mode, Optional<Duration> stateTtl, String sql) {
        if (query.parameterCount() > 0) {
            throw Errors.at(
                    ErrorCode.PARAMETER_MISMATCH,
                    query.span(),
                    "a definition takes no parameters",
                    "write the value in place of the ?");
        }
        CatalogSnapshot catalog = core.catalog().snapshot();
        NamedViews views = new NamedViews(catalog);
        PlannedQuery plan = core.planner().planQuery(query, mode, views, stateTtl, sql);
        Set<String> reads = new HashSet<>(plan.reads());
        reads.addAll(views.found);
        return new Definition(plan, catalog, reads);
    }

    /** {@code SELECT * FROM name} as a query that follows its changes. */
    static Query everythingOf(String name) {
        String text = "SELECT * FROM " + Names.quoted(name) + " EMIT CHANGES";
        return ((Select) SluiceParser.parse(text).get(0)).query();
    }

    /** The columns of a view, under the names of its column list if it has one; their names must differ. */
    static RowType columns(PlanNode root, List<Identifier> names, Query query) {
        List<Field> fields = root.rowType().fields();
        if (!names.isEmpty() && names.size() != fields.size()) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    names.get(0).span().to(names.get(names.size() - 1).span()),
                    names.size() + " column names for " + fields.size() + " columns",
                    "name every column of the query, or none");
        }
        List<Field> renamed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = names.isEmpty() ? fields.get(i).name() : names.get(i).text();
            if (!seen.add(name.toLowerCase(java.util.Locale.ROOT))) {
                throw Errors.at(
                        ErrorCode.DUPLICATE_COLUMN,
                        names.isEmpty() ? query.span() : names.get(i).span(),
                        "two columns are named \"" + name + "\"",
                        "give one of them another name with AS");
            }
            renamed.add(new Field(name, fields.get(i).type()));
        }
        return new RowType(renamed);
    }

    /** Remembers which plain views planning looked up: the plan itself shows only what they expand to. */
    private static final class NamedViews implements Catalog {
        private final CatalogSnapshot catalog;
        private final Set<String> found = new HashSet<>();

        NamedViews(CatalogSnapshot catalog) {
            this.catalog = catalog;
        }

        @Override
        public Optional<Relation> find(String name) {
            Optional<Relation> relation = catalog.find(name);
            relation.filter(r -> r.kind() == RelationKind.VIEW).ifPresent(r -> found.add(r.name()));
            return relation;
        }

        @Override
        public Collection<UserFunction> functions() {
            return catalog.functions();
        }

        @Override
        public Collection<Relation> relations() {
            return catalog.relations();
        }
    }
}
