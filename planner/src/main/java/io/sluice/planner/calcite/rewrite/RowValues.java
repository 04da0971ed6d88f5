package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * {@code (a, b) IN (S)} as a value: TRUE where a row of S equals it, else NULL where one might if its NULLs were known, else FALSE. Calcite would give
 * NULL beside every NULL, even where another column differs. So it becomes a CASE of EXISTS; rows of S with a NULL, and outer rows with one,
 * are looked for apart, since they are few.
 */
final class RowValues extends TreeRewrite {
    @Override
    RelNode rewritten(RelNode node) {
        if (node instanceof Project project) {
            Rewriter rewriter = new Rewriter(node, project.getVariablesSet());
            List<RexNode> columns = rewriter.visitList(project.getProjects());
            return rewriter.found
                    ? LogicalProject.create(
                            project.getInput(), project.getHints(), columns, project.getRowType(), Set.of(rewriter.row))
                    : node;
        } else if (node instanceof Filter filter) {
            Rewriter rewriter = new Rewriter(node, filter.getVariablesSet());
            RexNode condition = filter.getCondition().accept(rewriter);
            return rewriter.found
                    ? LogicalFilter.create(filter.getInput(), condition, ImmutableSet.of(rewriter.row))
                    : node;
        }
        return node;
    }

    /** Replaces each IN of several columns among the expressions of a node. */
    private static final class Rewriter extends RexShuttle {
        private final RelNode input;
        private final RexBuilder rex;
        private CorrelationId row;
        private boolean found;

        /** @param row names of the node's input row, one at most */
        Rewriter(RelNode node, Set<CorrelationId> row) {
            this.input = node.getInput(0);
            this.rex = node.getCluster().getRexBuilder();
            this.row = row.isEmpty() ? null : row.iterator().next();
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery in = (RexSubQuery) super.visitSubQuery(subquery);
            if (in.getKind() != SqlKind.IN || in.getOperands().size() < 2) {
                return in;
            }
            found = true;
            if (row == null) {
                row = input.getCluster().createCorrel();
            }
            return rex.ensureType(in.getType(), membership(in), true);
        }

        private RexNode membership(RexSubQuery in) {
            List<RexNode> equal = new ArrayList<>();
            List<RexNode> perhaps = new ArrayList<>();
            List<RexNode> optionNulls = new ArrayList<>();
            List<RexNode> valueNulls = new ArrayList<>();
            for (int i = 0; i < in.getOperands().size(); i++) {
                RexNode value = ofOuterRow(in.getOperands().get(i));
                RexNode option = RexInputRef.of(i, in.rel.getRowType());
                RexNode match = rex.makeCall(SqlStdOperatorTable.EQUALS, value, option);
                List<RexNode> ways = new ArrayList<>(List.of(match));
                if (option.getType().isNullable()) {
                    optionNulls.add(rex.makeCall(SqlStdOperatorTable.IS_NULL, option));
                    ways.add(optionNulls.get(optionNulls.size() - 1));
                }
                if (value.getType().isNullable()) {
                    valueNulls.add(rex.makeCall(SqlStdOperatorTable.IS_NULL, value));
                    ways.add(valueNulls.get(valueNulls.size() - 1));
                }
                equal.add(match);
                perhaps.add(RexUtil.composeDisjunction(rex, ways));
            }
            List<RexNode> cases = new ArrayList<>(List.of(exists(in.rel, equal), rex.makeLiteral(true)));
            for (List<RexNode> nulls : List.of(optionNulls, valueNulls)) {
                if (!nulls.isEmpty()) {
                    List<RexNode> unknown = new ArrayList<>(perhaps);
                    unknown.add(RexUtil.composeDisjunction(rex, nulls));
                    RelDataType type = rex.getTypeFactory().createTypeWithNullability(in.getType(), true);
                    cases.addAll(List.of(exists(in.rel, unknown), rex.makeNullLiteral(type)));
                }
            }
            cases.add(rex.makeLiteral(false));
            return rex.makeCall(SqlStdOperatorTable.CASE, cases);
        }

        private RexNode exists(RelNode options, List<RexNode> conditions) {
            return RexSubQuery.exists(
                    LogicalFilter.create(options, RexUtil.composeConjunction(rex, conditions), ImmutableSet.of()));
        }

        /** The value as a row of the subquery sees it. */
        private RexNode ofOuterRow(RexNode value) {
            RexNode outer = rex.makeCorrel(input.getRowType(), row);
            return value.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return rex.makeFieldAccess(outer, ref.getIndex());
                }
            });
        }
    }
}
