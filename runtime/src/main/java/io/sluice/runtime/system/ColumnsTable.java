package io.sluice.runtime.system;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.type.Field;
import io.sluice.runtime.core.EngineCore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code sys.columns}. */
final class ColumnsTable extends DocumentedTable {
    private final EngineCore core;

    ColumnsTable(EngineCore core) {
        super(
                "sys.columns",
                "The columns of everything a query can read.",
                Columns.text("schema", "sys for the engine's own tables, else main."),
                Columns.text("relation", "Name of the relation."),
                Columns.text("name", "Name of the column."),
                Columns.number("position", "Place in the relation, from 1."),
                Columns.text("type", "Data type as SQL text."),
                Columns.flag("nullable", "Whether the column takes NULL."),
                Columns.flag("is_key", "Whether it belongs to the primary key."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (Relation relation : core.catalog().snapshot().relations()) {
            boolean system = relation.kind() == RelationKind.SYSTEM;
            String name = system ? relation.name().substring("sys.".length()) : relation.name();
            for (int i = 0; i < relation.rowType().size(); i++) {
                Field field = relation.rowType().field(i);
                rows.add(Arrays.asList(
                        system ? "sys" : "main",
                        name,
                        field.name(),
                        i + 1L,
                        field.type().toString(),
                        field.type().nullable(),
                        relation.key().contains(i)));
            }
        }
        return rows;
    }
}
