package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/** A join inside a correlated relation: rows meet that are for the same outer values. A side whose rows may be padded or left out knows them all. */
final class DependentJoin {
    private final DependentPlan plan;
    private final OuterRow outer;
    private final OuterReads reads;
    private final RelBuilderFactory builders;

    DependentJoin(DependentPlan plan, OuterRow outer, OuterReads reads, RelBuilderFactory builders) {
        this.plan = plan;
        this.outer = outer;
        this.reads = reads;
        this.builders = builders;
    }

    Dependent of(Join join) {
        Dependent left = plan.of(join.getLeft());
        Dependent right = plan.of(join.getRight());
        JoinRelType type = join.getJoinType();
        List<RexNode> conditions = RelOptUtil.conjunctions(join.getCondition());
        if (type == JoinRelType.INNER) {
            List<RexNode> local = new ArrayList<>();
            List<RexNode> correlated = new ArrayList<>();
            conditions.forEach(c -> (outer.isReadBy(c) ? correlated : local).add(c));
            Dependent both = joined(left, right, type, local);
            return correlated.isEmpty() ? both : plan.filtered(both, correlated);
        }
        Set<RexNode> needed = new LinkedHashSet<>(left.values());
        needed.addAll(right.values());
        needed.addAll(reads.missing(conditions, List.copyOf(needed)));
        boolean keepsRight = type == JoinRelType.RIGHT || type == JoinRelType.FULL;
        boolean keepsLeft = type != JoinRelType.RIGHT;
        return joined(
                keepsLeft ? plan.given(left, needed) : left,
                keepsRight ? plan.given(right, needed) : right,
                type,
                conditions);
    }

    private Dependent joined(Dependent left, Dependent right, JoinRelType type, List<RexNode> conditions) {
        RelBuilder builder = builders.create(left.rel().getCluster(), null);
        RexBuilder rex = builder.getRexBuilder();
        builder.push(left.rel()).push(right.rel());
        Set<RexNode> union = new LinkedHashSet<>(left.values());
        union.addAll(right.values());
        List<RexNode> values = List.copyOf(union);
        List<RexNode> leftColumns = new ArrayList<>();
        List<RexNode> on = new ArrayList<>();
        for (RexNode value : values) {
            int l = left.values().indexOf(value);
            int r = right.values().indexOf(value);
            RexNode atLeft = l < 0 ? null : builder.field(2, 0, left.width() + l);
            RexNode atRight = r < 0 ? null : builder.field(2, 1, right.width() + r);
            leftColumns.add(atLeft == null ? atRight : atLeft);
            if (atLeft != null && atRight != null) {
                on.add(Dependent.same(rex, atLeft, atRight));
            }
        }
        int shift = left.values().size();
        List<RexNode> own = new ArrayList<>();
        for (RexNode condition : conditions) {
            own.add(afterLeft(condition, left.width(), shift));
        }
        on.addAll(reads.replaced(own, values, leftColumns));
        builder.join(type, builder.and(on));
        return laidOut(builder, left, right, type, values);
    }

    private static RexNode afterLeft(RexNode condition, int leftWidth, int shift) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return ref.getIndex() < leftWidth ? ref : new RexInputRef(ref.getIndex() + shift, ref.getType());
            }
        });
    }

    private static Dependent laidOut(
            RelBuilder builder, Dependent left, Dependent right, JoinRelType type, List<RexNode> values) {
        int rightStart = left.width() + left.values().size();
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, left.width()));
        int width = left.width();
        if (type.projectsRight()) {
            columns.addAll(builder.fields().subList(rightStart, rightStart + right.width()));
            width += right.width();
        }
        for (RexNode value : values) {
            int l = left.values().indexOf(value);
            int r = right.values().indexOf(value);
            RexNode atLeft = l < 0 ? null : builder.field(left.width() + l);
            RexNode atRight = r < 0 || !type.projectsRight() ? null : builder.field(rightStart + right.width() + r);
            boolean either = atLeft != null && atRight != null && type == JoinRelType.FULL;
            boolean fromRight = atLeft == null || (type == JoinRelType.RIGHT && atRight != null);
            columns.add(
                    either
                            ? builder.call(SqlStdOperatorTable.CASE, builder.isNotNull(atLeft), atLeft, atRight)
                            : fromRight ? atRight : atLeft);
        }
        return new Dependent(builder.project(columns).build(), width, values);
    }
}
