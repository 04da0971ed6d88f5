package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Project;

/** A select list; over constant rows it gives constant rows again. */
final class ProjectConverter {
    private ProjectConverter() {}

    static PlanNode convert(Project project, PhysicalPlanner planner) {
        if (project.containsOver()) {
            return OverConverter.convert(project, planner);
        }
        PlanNode input = planner.convert(project.getInput());
        ExprConverter expressions = planner.expressions(input.rowType());
        List<Expr> outputs = new ArrayList<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            SqlType declared = CalciteTypes.toSql(
                    project.getRowType().getFieldList().get(i).getType());
            outputs.add(expressions.convert(project.getProjects().get(i), declared));
        }
        List<String> names = project.getRowType().getFieldNames();
        return input instanceof ValuesNode values
                ? constantRows(values, outputs, names, planner)
                : planner.factory().project(input, outputs, names);
    }

    private static PlanNode constantRows(
            ValuesNode values, List<Expr> outputs, List<String> names, PhysicalPlanner planner) {
        List<List<Expr>> rows = new ArrayList<>();
        for (List<Expr> row : values.rows()) {
            rows.add(outputs.stream().map(e -> ExprRewriter.inline(e, row)).toList());
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            fields.add(new Field(names.get(i), outputs.get(i).type()));
        }
        return planner.factory().values(rows, new RowType(fields));
    }
}
