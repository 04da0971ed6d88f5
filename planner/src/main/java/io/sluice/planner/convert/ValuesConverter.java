package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;

/** Constant rows. */
final class ValuesConverter {
    private ValuesConverter() {}

    static PlanNode convert(Values values, PhysicalPlanner planner) {
        RowType type = CalciteTypes.toRow(values.getRowType());
        ExprConverter expressions = planner.expressions(new RowType(List.of()));
        List<List<Expr>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Expr> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                row.add(expressions.convert(tuple.get(i), type.type(i)));
            }
            rows.add(row);
        }
        return planner.factory().values(rows, type);
    }
}
