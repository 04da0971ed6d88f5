package io.sluice.planner.calcite.rewrite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;

/** An aggregate inside a correlated relation: its groups are those of each outer value, and without GROUP BY there is one for each, rows or not. */
final class DependentGroups {
    private final OuterRow outer;
    private final RelBuilderFactory builders;

    DependentGroups(OuterRow outer, RelBuilderFactory builders) {
        this.outer = outer;
        this.builders = builders;
    }

    /** @param input of the aggregate's input */
    Dependent of(Aggregate aggregate, Dependent input) {
        Dependent groups = nonEmpty(aggregate, input);
        if (!aggregate.getGroupSet().isEmpty()) {
            return groups;
        }
        RelBuilder builder = builders.create(aggregate.getCluster(), null);
        builder.push(outer.distinct(groups.values())).push(groups.rel());
        int values = groups.values().size();
        List<RexNode> same = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            RexNode value = builder.field(2, 1, groups.width() + i);
            same.add(Dependent.same(builder.getRexBuilder(), builder.field(2, 0, i), value));
        }
        builder.join(JoinRelType.LEFT, builder.and(same));
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < groups.width(); i++) {
            columns.add(orEmpty(aggregate.getAggCallList().get(i), builder.field(values + i), builder));
        }
        columns.addAll(builder.fields().subList(0, values));
        return new Dependent(builder.project(columns).build(), groups.width(), groups.values());
    }

    /** The groups that have rows. */
    Dependent nonEmpty(Aggregate aggregate, Dependent input) {
        int keys = aggregate.getGroupCount();
        int values = input.values().size();
        if (isExistence(aggregate, input)) {
            return existence(input);
        }
        ImmutableBitSet added = ImmutableBitSet.range(input.width(), input.width() + values);
        List<ImmutableBitSet> sets = new ArrayList<>();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            if (set.isEmpty() && keys > 0) {
                throw new Entangled();
            }
            sets.add(set.union(added));
        }
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(call.adaptTo(input.rel(), call.getArgList(), call.filterArg, keys == 0, false));
        }
        RelNode grouped = aggregate.copy(
                aggregate.getTraitSet(), input.rel(), aggregate.getGroupSet().union(added), sets, calls);
        RelBuilder builder = builders.create(aggregate.getCluster(), null).push(grouped);
        RexBuilder rex = builder.getRexBuilder();
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, keys));
        for (int i = 0; i < calls.size(); i++) {
            RelDataType type = aggregate.getAggCallList().get(i).getType();
            RexNode result = builder.field(keys + values + i);
            boolean same = SqlTypeUtil.equalSansNullability(type, result.getType());
            columns.add(same && type.isNullable() ? rex.ensureType(type, result, true) : result);
        }
        columns.addAll(builder.fields().subList(keys, keys + values));
        return new Dependent(
                builder.project(columns, aggregate.getRowType().getFieldNames(), true)
                        .build(),
                keys + calls.size(),
                input.values());
    }

    /** Whether only a constant is grouped, as for EXISTS: which value has rows is all that matters. */
    private static boolean isExistence(Aggregate aggregate, Dependent input) {
        return aggregate.getGroupCount() == 1
                && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                && aggregate.getAggCallList().isEmpty()
                && aggregate.getGroupSet().nth(0) == 0
                && constant(input) != null;
    }

    private static RexLiteral constant(Dependent input) {
        return input.rel() instanceof Project project && project.getProjects().get(0) instanceof RexLiteral literal
                ? literal
                : null;
    }

    private Dependent existence(Dependent input) {
        RelBuilder builder = builders.create(input.rel().getCluster(), null).push(input.rel());
        builder.project(input.valueColumns()).distinct();
        List<RexNode> columns = new ArrayList<>(List.of(constant(input)));
        columns.addAll(builder.fields());
        return new Dependent(builder.project(columns).build(), 1, input.values());
    }

    /**
     * What an aggregate without GROUP BY gives, rows or not.
     *
     * @param result NULL where there are none
     */
    static RexNode orEmpty(AggregateCall call, RexNode result, RelBuilder builder) {
        boolean nullable = call.getType().isNullable() || call.getAggregation().getKind() == SqlKind.SINGLE_VALUE;
        if (nullable) {
            return result;
        } else if (!SqlTypeUtil.isExactNumeric(call.getType())) {
            throw new Entangled();
        }
        RexBuilder rex = builder.getRexBuilder();
        RexNode none = rex.makeCast(call.getType(), rex.makeExactLiteral(BigDecimal.ZERO));
        return builder.call(SqlStdOperatorTable.CASE, builder.isNotNull(result), rex.makeNotNull(result), none);
    }
}
