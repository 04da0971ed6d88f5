package io.sluice.planner.calcite;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.convert.CalciteTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

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

    /** What is known without looking: keys (streams do not check theirs), and that streams are longer than tables. */
    @Override
    public Statistic getStatistic() {
        double rows = switch (relation.kind()) {
            case STREAM -> 1_000_000;
            case MATERIALIZED_VIEW -> 20_000;
            case TABLE, VIEW -> 10_000;
            case SYSTEM -> 100;
        };
        boolean unique = !relation.key().isEmpty() && relation.kind() != RelationKind.STREAM;
        List<ImmutableBitSet> keys = unique ? List.of(ImmutableBitSet.of(relation.key())) : List.of();
        return Statistics.of(rows, keys);
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
