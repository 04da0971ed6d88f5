package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Computes a correlated relation for all outer rows at once, node by node: outer values become columns, of which groups, windows and limits are
 * then made as well. Where a condition says that a column equals an outer value, the column is it, and no outer row is needed.
 */
final class DependentPlan {
    private final OuterRow outer;
    private final RelBuilderFactory builders;
    private final RexBuilder rex;
    private final OuterReads reads;

    /** Whether rows that no outer row asks for must not be met, since computing with them can fail. */
    private final boolean exact;

    DependentPlan(OuterRow outer, RelNode relation, RelBuilderFactory builders) {
        this.outer = outer;
        this.builders = builders;
        this.rex = relation.getCluster().getRexBuilder();
        this.reads = new OuterReads(outer, rex);
        this.exact = Failing.canFail(relation);
    }

    /** @throws Entangled where it cannot be done */
    Dependent of(RelNode node) {
        if (!outer.isReadBy(node)) {
            return Dependent.independent(node);
        } else if (node instanceof Filter filter) {
            return filtered(of(filter.getInput()), RelOptUtil.conjunctions(filter.getCondition()));
        } else if (node instanceof Project project) {
            return project(project);
        } else if (node instanceof Join join) {
            return new DependentJoin(this, outer, reads, builders).of(join);
        } else if (node instanceof Aggregate aggregate) {
            return new DependentGroups(outer, builders).of(aggregate, of(aggregate.getInput()));
        } else if (node instanceof Sort sort) {
            return new DependentLimit(builders).of(sort, of(sort.getInput()));
        } else if (node instanceof SetOp operation) {
            return setOperation(operation);
        } else if (node instanceof Expansion expansion) {
            return expansion(expansion);
        }
        throw new Entangled();
    }

    /** @param conditions may read the outer row */
    Dependent filtered(Dependent input, List<RexNode> conditions) {
        List<RexNode> rest = new ArrayList<>();
        Dependent bound = exact ? input : bound(input, conditions, rest);
        if (exact) {
            rest.addAll(conditions);
        }
        Dependent all = bound.with(reads.missing(rest, bound.values()), outer, builders);
        RelBuilder builder = builders.create(all.rel().getCluster(), null).push(all.rel());
        builder.filter(reads.replaced(rest, all.values(), all.valueColumns()));
        return new Dependent(builder.build(), all.width(), all.values());
    }

    /**
     * Columns that equal an outer value become it.
     *
     * @param rest takes the conditions that are left
     */
    private Dependent bound(Dependent input, List<RexNode> conditions, List<RexNode> rest) {
        List<RexNode> values = new ArrayList<>();
        List<RexNode> columns = new ArrayList<>();
        for (RexNode condition : conditions) {
            RexNode[] sides = binding(condition);
            RexNode value = sides == null ? null : outer.here(sides[0]);
            if (value == null || values.contains(value) || input.values().contains(value)) {
                rest.add(condition);
            } else {
                values.add(value);
                columns.add(sides[1]);
            }
        }
        if (values.isEmpty()) {
            return input;
        }
        RelBuilder builder = builders.create(input.rel().getCluster(), null).push(input.rel());
        builder.filter(columns.stream().map(builder::isNotNull).toList());
        List<RexNode> all = new ArrayList<>(builder.fields());
        columns.forEach(column -> all.add(rex.makeNotNull(column)));
        List<RexNode> sum = new ArrayList<>(input.values());
        sum.addAll(values);
        return new Dependent(builder.project(all).build(), input.width(), sum);
    }

    /** An outer value and what equals it, if the condition says so; else null. */
    private RexNode[] binding(RexNode condition) {
        if (condition.getKind() != SqlKind.EQUALS || Failing.canFail(condition)) {
            return null;
        }
        RexNode a = ((RexCall) condition).getOperands().get(0);
        RexNode b = ((RexCall) condition).getOperands().get(1);
        boolean comparable = SqlTypeUtil.equalSansNullability(a.getType(), b.getType())
                && !SqlTypeUtil.isApproximateNumeric(a.getType());
        if (comparable && isOuterOnly(a) && !outer.isReadBy(b)) {
            return new RexNode[] {a, b};
        }
        return comparable && isOuterOnly(b) && !outer.isReadBy(a) ? new RexNode[] {b, a} : null;
    }

    private boolean isOuterOnly(RexNode expression) {
        return outer.isReadBy(expression) && Columns.of(expression).isEmpty();
    }

    private Dependent project(Project project) {
        Dependent inner = of(project.getInput());
        Dependent input = inner.with(reads.missing(project.getProjects(), inner.values()), outer, builders);
        List<RexNode> values = input.valueColumns();
        List<RexNode> columns = new ArrayList<>();
        for (RexNode column : reads.replaced(project.getProjects(), input.values(), values)) {
            columns.add(column.accept(new Partitioning(values)));
        }
        columns.addAll(values);
        RelBuilder builder = builders.create(project.getCluster(), null).push(input.rel());
        RelNode rel = builder.project(columns, project.getRowType().getFieldNames(), true)
                .build();
        return new Dependent(rel, project.getProjects().size(), input.values());
    }

    private Dependent setOperation(SetOp operation) {
        List<Dependent> inputs = new ArrayList<>();
        Set<RexNode> all = new LinkedHashSet<>();
        for (RelNode input : operation.getInputs()) {
            Dependent dependent = of(input);
            inputs.add(dependent);
            all.addAll(dependent.values());
        }
        List<RexNode> values = List.copyOf(all);
        List<RelNode> rels = new ArrayList<>();
        for (Dependent input : inputs) {
            rels.add(given(input, values).ordered(values, builders).rel());
        }
        int width = operation.getRowType().getFieldCount();
        return new Dependent(operation.copy(operation.getTraitSet(), rels, operation.all), width, values);
    }

    private Dependent expansion(Expansion expansion) {
        Dependent inner = of(expansion.getInput());
        List<RexNode> collection = List.of(expansion.collection());
        Dependent input = inner.with(reads.missing(collection, inner.values()), outer, builders);
        RexNode replaced =
                reads.replaced(collection, input.values(), input.valueColumns()).get(0);
        List<RelDataTypeField> elements = expansion
                .getRowType()
                .getFieldList()
                .subList(inner.width(), expansion.getRowType().getFieldCount());
        Expansion wide = expansion.over(input.rel(), replaced, elements);
        int values = input.values().size();
        RelBuilder builder = builders.create(expansion.getCluster(), null).push(wide);
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, input.width()));
        columns.addAll(builder.fields()
                .subList(input.width() + values, builder.fields().size()));
        columns.addAll(builder.fields().subList(input.width(), input.width() + values));
        return new Dependent(
                builder.project(columns).build(), expansion.getRowType().getFieldCount(), input.values());
    }

    Dependent given(Dependent dependent, Collection<RexNode> values) {
        return dependent.with(values, outer, builders);
    }

    /** Lets a window see the rows of one outer row only. */
    private final class Partitioning extends RexShuttle {
        private final List<RexNode> values;

        Partitioning(List<RexNode> values) {
            this.values = values;
        }

        @Override
        public RexNode visitOver(RexOver over) {
            RexWindow window = over.getWindow();
            List<RexNode> partition = new ArrayList<>(values);
            partition.addAll(window.partitionKeys);
            return rex.makeOver(
                    over.getType(),
                    over.getAggOperator(),
                    over.getOperands(),
                    partition,
                    ImmutableList.copyOf(window.orderKeys),
                    window.getLowerBound(),
                    window.getUpperBound(),
                    window.getExclude(),
                    window.isRows(),
                    true,
                    false,
                    over.isDistinct(),
                    over.ignoreNulls());
        }
    }
}
