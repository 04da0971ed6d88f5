package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * IN, EXISTS and their negations, where they stand as a condition of their own in WHERE or HAVING, become SEMI and ANTI joins. NOT IN keeps
 * its NULLs: {@code x NOT IN (S)} is true for no row when S holds a NULL, and for no NULL unless S is empty.
 */
final class SemiJoins extends TreeRewrite {
    private final RelBuilderFactory builders;

    SemiJoins(RelBuilderFactory builders) {
        this.builders = builders;
    }

    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Filter filter) || !RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            return node;
        }
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> subqueries = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
            (RexUtil.SubQueryFinder.find(part) == null ? plain : subqueries).add(part);
        }
        RelBuilder builder = builders.create(filter.getCluster(), null);
        builder.push(filter.getInput());
        if (!plain.isEmpty()) {
            builder.filter(Columns.conditions(plain, filter.getInput()));
        }
        List<RexNode> rest = new ArrayList<>();
        for (RexNode part : subqueries) {
            if (!join(part, filter.getVariablesSet(), builder)) {
                rest.add(part);
            }
        }
        RelNode joined = builder.build();
        return rest.isEmpty()
                ? joined
                : LogicalFilter.create(
                        joined,
                        RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), rest),
                        ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    /** Replaces the top of {@code builder} by its join for the condition, if it is of a form that is one. */
    private boolean join(RexNode condition, Set<CorrelationId> row, RelBuilder builder) {
        boolean negated = condition.getKind() == SqlKind.NOT;
        RexNode inner = negated ? ((RexCall) condition).getOperands().get(0) : condition;
        if (!(inner instanceof RexSubQuery subquery)
                || (subquery.getKind() != SqlKind.EXISTS && subquery.getKind() != SqlKind.IN)
                || subquery.getOperands().stream().anyMatch(SemiJoins::readsElsewhere)) {
            return false;
        }
        RelNode left = builder.peek();
        RexBuilder rex = left.getCluster().getRexBuilder();
        boolean exists = subquery.getKind() == SqlKind.EXISTS;
        Optional<Uncorrelated> found = Uncorrelated.of(subquery.rel, row, exists, builders, left);
        if (found.isEmpty()) {
            return false;
        }
        Uncorrelated inside = found.get();
        List<RexNode> matches = new ArrayList<>();
        for (int i = 0; i < subquery.getOperands().size(); i++) {
            RexNode option = inside.columns().get(i);
            matches.add(rex.makeCall(
                    SqlStdOperatorTable.EQUALS, subquery.getOperands().get(i), option));
        }
        boolean nulls = matches.stream().anyMatch(match -> match.getType().isNullable());
        if (!negated || exists || !nulls) {
            List<RexNode> all = new ArrayList<>(inside.conditions());
            all.addAll(matches);
            builder.push(inside.rel());
            if (all.stream().allMatch(c -> readsOnly(c, left))) {
                NotIn.oneRowIfAny(builder);
            }
            builder.join(negated ? JoinRelType.ANTI : JoinRelType.SEMI, builder.and(all));
        } else if (matches.size() == 1 && inside.conditions().isEmpty()) {
            new NotIn(builder, inside.rel(), (RexCall) matches.get(0)).join();
        } else {
            List<RexNode> all = new ArrayList<>(inside.conditions());
            matches.forEach(match -> all.add(notFalse((RexCall) match, builder)));
            builder.push(inside.rel()).join(JoinRelType.ANTI, builder.and(all));
        }
        return true;
    }

    private static boolean readsElsewhere(RexNode operand) {
        return RexUtil.SubQueryFinder.find(operand) != null || RexUtil.containsCorrelation(operand);
    }

    private static boolean readsOnly(RexNode condition, RelNode left) {
        return Columns.of(condition).length() <= left.getRowType().getFieldCount();
    }

    private static RexNode notFalse(RexCall equals, RelBuilder builder) {
        List<RexNode> ways = new ArrayList<>(List.of(equals));
        for (RexNode side : equals.getOperands()) {
            if (side.getType().isNullable()) {
                ways.add(builder.isNull(side));
            }
        }
        return builder.or(ways);
    }
}
