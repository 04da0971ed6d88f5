package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** Columns and traits of unnested rows. */
final class Unnesting {
    private Unnesting() {}

    /** @param names of the element's columns, then of the position if there is one */
    static UnnestNode node(
            PlanNode input,
            List<Integer> columns,
            Expr collection,
            List<String> names,
            boolean ordinality,
            boolean outer) {
        List<SqlType> types = new ArrayList<>(elements(collection.type()));
        if (ordinality) {
            types.add(SqlType.of(TypeKind.INTEGER).withNullable(false));
        }
        List<Field> added = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            SqlType type = types.get(i);
            added.add(new Field(names.get(i), outer ? type.withNullable(true) : type));
        }
        RowType row = input.rowType().project(columns).append(added);
        PlanTraits in = input.traits();
        PlanTraits traits = new PlanTraits(
                row,
                in.changes(),
                ordinality ? key(in, columns, row.size() - 1) : List.of(),
                false,
                TimeColumns.eventTime(TimeColumns.picked(TimeColumns.of(input), columns)),
                StateBound.NONE);
        return new UnnestNode(input, columns, collection, ordinality, outer, traits);
    }

    /** Types of the columns that an element of a collection becomes. */
    static List<SqlType> elements(SqlType collection) {
        if (collection.kind() == TypeKind.MAP) {
            return collection.fields().stream().map(Field::type).toList();
        }
        SqlType element = collection.fields().get(0).type();
        if (element.kind() != TypeKind.ROW) {
            return List.of(element);
        }
        return element.fields().stream()
                .map(field -> element.nullable() ? field.type().withNullable(true) : field.type())
                .toList();
    }

    /** The key of the row an element came from, and the position. */
    private static List<Integer> key(PlanTraits in, List<Integer> columns, int position) {
        List<Integer> key = new ArrayList<>();
        for (int column : in.singleRow() ? List.<Integer>of() : in.key()) {
            if (!columns.contains(column)) {
                return List.of();
            }
            key.add(columns.indexOf(column));
        }
        if (key.isEmpty() && !in.singleRow()) {
            return List.of();
        }
        key.add(position);
        return key;
    }
}
