package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/** UNNEST: on its own, or beside the rows whose columns its collection reads. */
final class UnnestConverter {
    private UnnestConverter() {}

    /** {@code FROM UNNEST(…)}: the collection is constant. */
    static PlanNode convert(Uncollect uncollect, PhysicalPlanner planner) {
        PlanNode input = planner.convert(uncollect.getInput());
        Expr collection = planner.expressions(input.rowType())
                .convert(RexInputRef.of(0, uncollect.getInput().getRowType()));
        return planner.factory()
                .unnest(input, List.of(), collection, names(uncollect, collection), uncollect.withOrdinality, false);
    }

    /** {@code FROM t, UNNEST(t.tags)}. */
    static PlanNode convert(Correlate correlate, PhysicalPlanner planner) {
        return beside(
                correlate.getLeft(),
                correlate.getRight(),
                correlate.getJoinType(),
                correlate.getCorrelationId(),
                planner);
    }

    /** {@code FROM t, UNNEST(ARRAY[1, 2])}: Calcite calls it a join when the collection reads no column. */
    static PlanNode convert(Join join, PhysicalPlanner planner) {
        return beside(join.getLeft(), join.getRight(), join.getJoinType(), null, planner);
    }

    private static PlanNode beside(
            RelNode left, RelNode right, JoinRelType type, CorrelationId row, PhysicalPlanner planner) {
        RelNode inner = right;
        while (isRenaming(inner)) {
            inner = inner.getInput(0);
        }
        boolean simple = inner instanceof Uncollect
                && inner.getInput(0) instanceof Project project
                && project.getInput() instanceof Values;
        if (!simple || (type != JoinRelType.INNER && type != JoinRelType.LEFT)) {
            throw planner.problems().notSupported(null, "joins are not supported yet", "");
        }
        Uncollect uncollect = (Uncollect) inner;
        RexNode collection = ((Project) uncollect.getInput()).getProjects().get(0);
        PlanNode input = planner.convert(left);
        RexNode local = row == null
                ? collection
                : collection.accept(new ToInput(row, left.getCluster().getRexBuilder()));
        Expr expr = planner.expressions(input.rowType()).convert(local);
        List<Integer> columns =
                IntStream.range(0, input.rowType().size()).boxed().toList();
        return planner.factory()
                .unnest(input, columns, expr, names(right, expr), uncollect.withOrdinality, type == JoinRelType.LEFT);
    }

    /** Calcite has no name for the elements of an expression, and numbers the fields of a ROW. */
    private static List<String> names(RelNode rel, Expr collection) {
        List<String> names = new ArrayList<>(rel.getRowType().getFieldNames());
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

    /** {@code AS t (x, y)}. */
    private static boolean isRenaming(RelNode node) {
        return node instanceof Project project
                && IntStream.range(0, project.getProjects().size())
                        .allMatch(i -> project.getProjects().get(i) instanceof RexInputRef ref && ref.getIndex() == i)
                && project.getProjects().size()
                        == project.getInput().getRowType().getFieldCount();
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
