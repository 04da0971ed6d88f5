package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.convert.CalciteTypes;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;

/** A relation as Calcite's validator sees it. Never a StreamableTable: that would forbid plain SELECTs on it. */
final class RelationTable extends AbstractTable {
    private final Relation relation;

    private RelationTable(Relation relation) {
        this.relation = relation;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
        return CalciteTypes.toRel(relation.rowType(), typeFactory);
    }

    /** A schema of just these relations; the parts of a dotted name are nested schemas. */
    static CalciteSchema schemaOf(Iterable<Relation> relations) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        Map<String, CalciteSchema> nested = new HashMap<>();
        for (Relation relation : relations) {
            String[] parts = relation.name().split("\\.");
            CalciteSchema schema = root;
            for (int i = 0; i < parts.length - 1; i++) {
                CalciteSchema parent = schema;
                String part = parts[i];
                schema = nested.computeIfAbsent(part, p -> parent.add(p, new AbstractSchema()));
            }
            schema.add(parts[parts.length - 1], new RelationTable(relation));
        }
        return root;
    }
}
