package io.sluice.planner.calcite.rewrite;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Finds UNNEST beside other relations, which Calcite calls a Correlate, or a Join when the collection reads no column. */
final class Expansions extends TreeRewrite {
    @Override
    RelNode rewritten(RelNode node) {
        if (node instanceof Correlate correlate) {
            return expansion(
                    correlate,
                    correlate.getLeft(),
                    correlate.getRight(),
                    correlate.getJoinType(),
                    correlate.getCorrelationId());
        } else if (node instanceof Join join && join.getCondition().isAlwaysTrue()) {
            return expansion(join, join.getLeft(), join.getRight(), join.getJoinType(), null);
        }
        return node;
    }

    private static RelNode expansion(RelNode node, RelNode left, RelNode right, JoinRelType type, CorrelationId row) {
        RelNode inner = right;
        while (isRenaming(inner)) {
            inner = inner.getInput(0);
        }
        if (!(inner instanceof Uncollect uncollect)
                || !(uncollect.getInput() instanceof Project project)
                || !(project.getInput() instanceof Values)
                || (type != JoinRelType.INNER && type != JoinRelType.LEFT)) {
            return node;
        }
        RexNode collection = project.getProjects().get(0);
        RexNode local = row == null
                ? collection
                : collection.accept(new ToInput(row, node.getCluster().getRexBuilder()));
        return new Expansion(
                node.getCluster(),
                node.getTraitSet(),
                left,
                local,
                uncollect.withOrdinality,
                type == JoinRelType.LEFT,
                right.getRowType().getFieldNames(),
                node.getRowType());
    }

    /** {@code AS t (x, y)}. */
    private static boolean isRenaming(RelNode node) {
        if (!(node instanceof Project project)
                || project.getProjects().size()
                        != project.getInput().getRowType().getFieldCount()) {
            return false;
        }
        for (int i = 0; i < project.getProjects().size(); i++) {
            if (!(project.getProjects().get(i) instanceof RexInputRef ref) || ref.getIndex() != i) {
                return false;
            }
        }
        return true;
    }

    /** Reads columns of the left row where the collection speaks of the row at hand. */
    private static final class ToInput extends RexShuttle {
        private final CorrelationId row;
        private final RexBuilder builder;

        ToInput(CorrelationId row, RexBuilder builder) {
            this.row = row;
            this.builder = builder;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            boolean here = access.getReferenceExpr() instanceof RexCorrelVariable variable && variable.id.equals(row);
            return here
                    ? builder.makeInputRef(access.getType(), access.getField().getIndex())
                    : super.visitFieldAccess(access);
        }
    }
}
