package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.RowType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;

/** UNION ALL, and UNION as DISTINCT over it. All branches get the types of the whole. */
final class UnionConverter {
    private UnionConverter() {}

    static PlanNode convert(Union union, PhysicalPlanner planner) {
        RowType type = CalciteTypes.toRow(union.getRowType());
        List<PlanNode> inputs = new ArrayList<>();
        for (RelNode input : union.getInputs()) {
            inputs.add(aligned(planner.convert(input), type, planner.factory()));
        }
        PlanNode all = inputs.stream().allMatch(ValuesNode.class::isInstance)
                ? constantRows(inputs, type, planner.factory())
                : planner.factory().union(inputs, type);
        if (union.all) {
            return all;
        }
        type.fields().forEach(field -> Nested.refuse(field, "UNION", null, planner.problems()));
        List<Integer> keys = IntStream.range(0, type.size()).boxed().toList();
        return planner.factory().aggregate(all, keys, List.of(), EmitMode.CHANGES);
    }

    /** The rows of {@code input} in exactly these types. */
    static PlanNode aligned(PlanNode input, RowType type, PlanFactory factory) {
        List<Expr> columns = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < type.size(); i++) {
            ColumnRef column = new ColumnRef(i, input.rowType().type(i));
            same &= column.type().sameValues(type.type(i));
            columns.add(Coercion.cast(column, type.type(i), SourceSpan.NONE));
        }
        if (input instanceof ValuesNode values) {
            List<List<Expr>> rows = new ArrayList<>();
            for (List<Expr> row : values.rows()) {
                List<Expr> converted = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    converted.add(Coercion.cast(row.get(i), type.type(i), SourceSpan.NONE));
                }
                rows.add(converted);
            }
            return factory.values(rows, type);
        }
        return same ? input : factory.project(input, columns, type.names());
    }

    private static PlanNode constantRows(List<PlanNode> inputs, RowType type, PlanFactory factory) {
        List<List<Expr>> rows = new ArrayList<>();
        inputs.forEach(input -> rows.addAll(((ValuesNode) input).rows()));
        return factory.values(rows, type);
    }
}
