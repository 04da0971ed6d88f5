package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * {@code x > ANY (S)} and its like get a projection each: Calcite gives the columns that it adds for them the same name, and where two stand in one node
 * reads those of the wrong one.
 */
final class Quantified extends TreeRewrite {
    @Override
    RelNode rewritten(RelNode node) {
        Set<RexSubQuery> found = new LinkedHashSet<>();
        if (node instanceof Project || node instanceof Filter) {
            node.accept(new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery subquery) {
                    if (subquery.getKind() == SqlKind.SOME) {
                        found.add(subquery);
                    }
                    return super.visitSubQuery(subquery);
                }
            });
        }
        return found.size() > 1 ? apart(node, List.copyOf(found)) : node;
    }

    private static RelNode apart(RelNode node, List<RexSubQuery> subqueries) {
        RelNode input = node.getInput(0);
        int width = input.getRowType().getFieldCount();
        Set<CorrelationId> row = node.getVariablesSet();
        for (RexSubQuery subquery : subqueries) {
            List<RexNode> columns = columns(input, input.getRowType().getFieldCount());
            columns.add(subquery);
            input = LogicalProject.create(input, List.of(), columns, (List<String>) null, row);
        }
        RelNode values = input;
        RexShuttle toColumns = new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subquery) {
                int i = subqueries.indexOf(subquery);
                return i >= 0 ? RexInputRef.of(width + i, values.getRowType()) : super.visitSubQuery(subquery);
            }
        };
        if (node instanceof Project project) {
            return LogicalProject.create(
                    input, project.getHints(), toColumns.visitList(project.getProjects()), project.getRowType(), row);
        }
        RexNode condition = ((Filter) node).getCondition().accept(toColumns);
        RelNode filter = LogicalFilter.create(input, condition, ImmutableSet.copyOf(row));
        return LogicalProject.create(filter, List.of(), columns(filter, width), node.getRowType(), Set.of());
    }

    private static List<RexNode> columns(RelNode input, int count) {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(RexInputRef.of(i, input.getRowType()));
        }
        return columns;
    }
}
