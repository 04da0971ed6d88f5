package io.sluice.planner.convert;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SetOpNode;
import io.sluice.planner.type.RowType;
import java.util.List;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.SetOp;

/** INTERSECT and EXCEPT, with ALL or without. */
final class SetOpConverter {
    private SetOpConverter() {}

    static PlanNode convert(SetOp operation, PhysicalPlanner planner) {
        RowType type = CalciteTypes.toRow(operation.getRowType());
        boolean intersect = operation instanceof Intersect;
        type.fields()
                .forEach(field -> Nested.refuse(field, intersect ? "INTERSECT" : "EXCEPT", null, planner.problems()));
        List<PlanNode> inputs = operation.getInputs().stream()
                .map(input -> UnionConverter.aligned(planner.convert(input), type, planner.factory()))
                .toList();
        SetOpNode.Kind kind = intersect ? SetOpNode.Kind.INTERSECT : SetOpNode.Kind.EXCEPT;
        return planner.factory().setOp(inputs, kind, operation.all, type);
    }
}
