package io.sluice.planner.calcite.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.tools.RuleSets;

/**
 * Makes plain joins of correlated ones, from the leaves up. Calcite takes a column that an outer join compares with = for one that is never NULL, even
 * if its rows stay without a match, and would then compare the rows of a later subquery with = as well: COUNT(*) of a row whose column is NULL would
 * be NULL, not 0. So a left side with an outer join is sealed while Calcite works above it.
 */
final class Decorrelation extends TreeRewrite {
    private final RelBuilderFactory builders;

    Decorrelation(RelBuilderFactory builders) {
        this.builders = builders;
    }

    /** Where it cannot be done, a correlation is left in the plan. */
    RelNode run(RelNode plan) {
        if (anyNumbersMatches(plan)) {
            return plan;
        }
        return decorrelate(apply(new EmptyGroups(builders).apply(plan)));
    }

    static boolean anyCorrelates(RelNode node) {
        return node instanceof Correlate || node.getInputs().stream().anyMatch(Decorrelation::anyCorrelates);
    }

    /** Whether a window function sees the matches of one outer row: without the correlation it would see those of all rows. */
    private static boolean anyNumbersMatches(RelNode node) {
        return node instanceof Correlate correlate && numbersMatches(correlate.getRight())
                || node.getInputs().stream().anyMatch(Decorrelation::anyNumbersMatches);
    }

    private static boolean numbersMatches(RelNode node) {
        return readsOuterRow(node)
                && (node instanceof Project project && project.containsOver()
                        || node.getInputs().stream().anyMatch(Decorrelation::numbersMatches));
    }

    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Correlate correlate)
                || !padsRows(correlate.getLeft())
                || readsOuterRow(correlate.getLeft())) {
            return node;
        }
        RelBuilder builder = builders.create(node.getCluster(), null).push(correlate.getLeft());
        // Calcite may add columns to what is no projection.
        RelNode left = builder.project(
                        builder.fields(), correlate.getLeft().getRowType().getFieldNames(), true)
                .build();
        return correlate.copy(correlate.getTraitSet(), List.of(new Sealed(decorrelate(left)), correlate.getRight()));
    }

    private RelNode decorrelate(RelNode plan) {
        RelNode plain = anyCorrelates(plan)
                ? RelDecorrelator.decorrelateQuery(
                        plan, builders.create(plan.getCluster(), null), RuleSets.ofList(), RuleSets.ofList())
                : plan;
        return new Unsealing().apply(plain);
    }

    private static boolean padsRows(RelNode node) {
        boolean pads =
                node instanceof Correlate correlate && correlate.getJoinType().isOuterJoin()
                        || node instanceof Join join && join.getJoinType().isOuterJoin()
                        || node instanceof Sealed;
        return pads || node.getInputs().stream().anyMatch(Decorrelation::padsRows);
    }

    /** Whether {@code node} reads columns of a correlated join around it. */
    static boolean readsOuterRow(RelNode node) {
        Set<CorrelationId> free = new HashSet<>(RelOptUtil.getVariablesUsed(node));
        removeBound(node, free);
        return !free.isEmpty();
    }

    private static void removeBound(RelNode node, Set<CorrelationId> free) {
        free.removeAll(node.getVariablesSet());
        node.getInputs().forEach(input -> removeBound(input, free));
    }

    /** Puts the contents back. */
    private static final class Unsealing extends TreeRewrite {
        @Override
        RelNode rewritten(RelNode node) {
            return node instanceof Sealed sealed ? sealed.content() : node;
        }
    }
}
