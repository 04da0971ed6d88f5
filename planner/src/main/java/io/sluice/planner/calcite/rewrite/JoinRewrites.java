package io.sluice.planner.calcite.rewrite;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilderFactory;

/** The rewrites around joins, in the order in which they are meant to run. */
public final class JoinRewrites {
    private final RelBuilderFactory builders;
    private final Supplier<List<RelOptRule>> subqueryRules = Suppliers.memoize(this::subqueryRules);

    public JoinRewrites(RelBuilderFactory builders) {
        this.builders = builders;
    }

    private List<RelOptRule> subqueryRules() {
        return List.of(
                SubQueryRemoveRule.Config.FILTER.withRelBuilderFactory(builders).toRule(),
                SubQueryRemoveRule.Config.PROJECT
                        .withRelBuilderFactory(builders)
                        .toRule(),
                SubQueryRemoveRule.Config.JOIN.withRelBuilderFactory(builders).toRule());
    }

    /** Whether there is anything to do in {@code node}: no plan without a join or a subquery needs these rewrites. */
    public static boolean apply(RelNode node) {
        return node instanceof Join
                || node instanceof Correlate
                || hasSubquery(node)
                || node.getInputs().stream().anyMatch(JoinRewrites::apply);
    }

    private static boolean hasSubquery(RelNode node) {
        return (node instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter))
                || (node instanceof Project project && RexUtil.SubQueryFinder.containsSubQuery(project))
                || (node instanceof Join join && RexUtil.SubQueryFinder.containsSubQuery(join));
    }

    private static boolean anyHasSubquery(RelNode node) {
        return hasSubquery(node) || node.getInputs().stream().anyMatch(JoinRewrites::anyHasSubquery);
    }

    /** UNNEST beside other relations becomes an {@link Expansion}. */
    public RelNode expandUnnest(RelNode plan) {
        return new Expansions().apply(plan);
    }

    /** Subqueries in expressions become joins, plain or correlated. */
    public RelNode joinSubqueries(RelNode plan) {
        if (!anyHasSubquery(plan)) {
            return plan;
        }
        RelNode semi = new SemiJoins(builders).apply(new JoinSubqueries(builders).apply(plan));
        if (!anyHasSubquery(semi)) {
            return semi;
        }
        HepPlanner planner = new HepPlanner(
                new HepProgramBuilder().addRuleCollection(subqueryRules.get()).build());
        planner.setRoot(new Quantified().apply(new RowValues().apply(semi)));
        return new ConstantAggregates(builders).apply(planner.findBestExp());
    }

    /** Correlated joins become plain ones; where that cannot be, a correlation is left in the plan. */
    public RelNode decorrelate(RelNode plan) {
        return Decorrelation.anyCorrelates(plan) ? new Decorrelation(builders).apply(plan) : plan;
    }

    /** Outer joins become plainer where nobody wants their padded rows. */
    public RelNode simplifyOuterJoins(RelNode plan) {
        return OuterJoins.simplify(plan);
    }

    /** Joins get their order and conditions their place. */
    public RelNode orderJoins(RelNode plan) {
        return new JoinShaping(builders).apply(plan);
    }
}
