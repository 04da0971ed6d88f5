package io.sluice.planner.convert;

import io.sluice.planner.calcite.rewrite.Expansion;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rex.RexInputRef;

/** UNNEST: on its own, or beside the rows whose columns its collection reads. */
final class UnnestConverter {
    private UnnestConverter() {}

    /** {@code FROM UNNEST(…)}: the collection is constant. */
    static PlanNode convert(Uncollect uncollect, PhysicalPlanner planner) {
        PlanNode input = planner.convert(uncollect.getInput());
        Expr collection = planner.expressions(input.rowType())
                .convert(RexInputRef.of(0, uncollect.getInput().getRowType()));
        List<String> names = names(uncollect.getRowType().getFieldNames(), collection);
        return planner.factory().unnest(input, List.of(), collection, names, uncollect.withOrdinality, false);
    }

    /** {@code FROM t, UNNEST(t.tags)}. */
    static PlanNode convert(Expansion expansion, PhysicalPlanner planner) {
        PlanNode input = planner.convert(expansion.getInput());
        int width = input.rowType().size();
        Expr collection = planner.expressions(input.rowType()).convert(expansion.collection());
        List<String> names = names(expansion.names(), collection);
        List<Integer> columns = IntStream.range(0, width).boxed().toList();
        return planner.factory().unnest(input, columns, collection, names, expansion.ordinality(), expansion.outer());
    }

    /** Calcite has no name for the elements of an expression, and numbers the fields of a ROW. */
    private static List<String> names(List<String> given, Expr collection) {
        List<String> names = new ArrayList<>(given);
        SqlType element = collection.type().fields().get(0).type();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith("EXPR$")) {
                names.set(
                        i,
                        element.kind() == TypeKind.ROW ? element.fields().get(i).name() : "element");
            }
        }
        return names;
    }
}
