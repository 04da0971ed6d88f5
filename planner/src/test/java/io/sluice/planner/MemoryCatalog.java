package io.sluice.planner;

import io.sluice.planner.catalog.Catalog;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.parser.SluiceParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A catalog filled by CREATE statements, as the engine would fill its own. */
final class MemoryCatalog implements Catalog {
    private final Planner planner = Planner.create();
    private final Map<String, Relation> relations = new LinkedHashMap<>();

    MemoryCatalog run(String script) {
        for (Statement statement : SluiceParser.parse(script)) {
            if (statement instanceof CreateStream stream) {
                boolean readable =
                        stream.options().stream().anyMatch(o -> o.key().text().equals("retention"));
                RelationDefinition d = planner.define(stream, script);
                Optional<EventTime> time = d.watermark().map(w -> new EventTime(w.column(), Duration.ZERO));
                add(new Relation(
                        stream.name().toString(),
                        RelationKind.STREAM,
                        d.rowType(),
                        ChangeMode.APPEND,
                        d.key(),
                        time,
                        readable,
                        ""));
            } else if (statement instanceof CreateTable table) {
                RelationDefinition d = planner.define(table, script);
                add(new Relation(
                        table.name().toString(),
                        RelationKind.TABLE,
                        d.rowType(),
                        ChangeMode.CHANGING,
                        d.key(),
                        Optional.empty(),
                        true,
                        ""));
            } else if (statement instanceof CreateView view) {
                add(view, script);
            } else {
                throw new IllegalArgumentException(statement.toString());
            }
        }
        return this;
    }

    private void add(CreateView view, String script) {
        Query query = view.query();
        PlannedQuery plan = planner.planQuery(query, Planner.Mode.CONTINUOUS, this, script);
        RowType row = renamed(plan.root().rowType(), view.columns());
        add(new Relation(
                view.name().toString(),
                view.materialized() ? RelationKind.MATERIALIZED_VIEW : RelationKind.VIEW,
                row,
                plan.root().traits().changes(),
                plan.root().traits().key(),
                plan.root().traits().eventTime(),
                true,
                view.materialized() ? "" : query.text(),
                plan.times()));
    }

    private static RowType renamed(RowType row, List<Identifier> names) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            fields.add(names.isEmpty() ? row.field(i) : new Field(names.get(i).text(), row.type(i)));
        }
        return new RowType(fields);
    }

    MemoryCatalog addSystem(String name, RowType row) {
        add(new Relation(name, RelationKind.SYSTEM, row, ChangeMode.CHANGING, List.of(), Optional.empty(), true, ""));
        return this;
    }

    private void add(Relation relation) {
        relations.put(relation.name().toLowerCase(Locale.ROOT), relation);
    }

    @Override
    public Optional<Relation> find(String name) {
        return Optional.ofNullable(relations.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Collection<Relation> relations() {
        return relations.values();
    }
}
