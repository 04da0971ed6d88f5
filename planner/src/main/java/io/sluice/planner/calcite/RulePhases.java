package io.sluice.planner.calcite;

import io.sluice.planner.calcite.rewrite.JoinRewrites;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * The rewrites of the relational plan, phase by phase. None evaluates an expression: an overflow stays an error of the row it
 * strikes.
 */
final class RulePhases {
    /** How the builder may help itself: not at all by simplifying expressions, which would compute with wrapped overflow. */
    static final RelBuilder.Config BUILDER = RelBuilder.Config.DEFAULT
            .withSimplify(false)
            .withSimplifyValues(false)
            .withPruneInputOfAggregate(false)
            .withSimplifyLimit(false);

    static final RelBuilderFactory BUILDERS = RelBuilder.proto(Contexts.of(BUILDER));

    /** A named rewrite of the whole plan. */
    record Phase(String name, UnaryOperator<RelNode> rewrite) {
        /** A set of rules that is run until none applies. */
        private Phase(String name, List<RelOptRule> rules) {
            this(name, plan -> runRules(rules, plan));
        }
    }

    private static final JoinRewrites JOINS = new JoinRewrites(BUILDERS);

    private static final Phase PUSH_FILTERS = new Phase(
            "push-filters-down",
            List.of(
                    FilterMergeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule(),
                    FilterProjectTransposeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule(),
                    FilterAggregateTransposeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule(),
                    FilterSetOpTransposeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule()));

    /** What plans without joins and subqueries need. */
    private static final List<Phase> PLAIN = List.of(
            PUSH_FILTERS,
            new Phase(
                    "merge-projections",
                    List.of(
                            ProjectMergeRule.Config.DEFAULT
                                    .withRelBuilderFactory(BUILDERS)
                                    .toRule(),
                            ProjectRemoveRule.Config.DEFAULT
                                    .withRelBuilderFactory(BUILDERS)
                                    .toRule(),
                            UnionMergeRule.Config.DEFAULT
                                    .withRelBuilderFactory(BUILDERS)
                                    .toRule())),
            new Phase(
                    "group-columns-directly",
                    List.of(AggregateProjectMergeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule())));

    /** What others need before. */
    private static final List<Phase> WITH_JOINS = List.of(
            new Phase("expand-unnest", JOINS::expandUnnest),
            new Phase("join-subqueries", JOINS::joinSubqueries),
            new Phase("decorrelate", JOINS::decorrelate),
            PUSH_FILTERS,
            new Phase("simplify-outer-joins", JOINS::simplifyOuterJoins),
            new Phase("order-joins", JOINS::orderJoins));

    private static final System.Logger LOG = System.getLogger(RulePhases.class.getName());

    private final Predicate<String> enabled;

    /** @param enabled whether the phase of this name is to run: each can be switched off to find a culprit */
    RulePhases(Predicate<String> enabled) {
        this.enabled = enabled;
    }

    /** Whether no rule can match: what most INSERTs and simple reads are, which then skip the cost of the rule engine. */
    private static boolean hasNothingToRewrite(RelNode node) {
        boolean plain = node instanceof TableScan || node instanceof Values || node instanceof Project;
        boolean stacked = node instanceof Project && node.getInput(0) instanceof Project;
        return plain && !stacked && node.getInputs().stream().allMatch(RulePhases::hasNothingToRewrite);
    }

    /** The plan after all enabled phases; each phase's time goes to the debug log. */
    RelNode run(RelNode plan) {
        boolean joins = JoinRewrites.apply(plan);
        if (!joins && hasNothingToRewrite(plan)) {
            return plan;
        }
        return run(PLAIN, joins ? run(WITH_JOINS, plan) : plan);
    }

    private RelNode run(List<Phase> phases, RelNode plan) {
        RelNode current = plan;
        for (Phase phase : phases) {
            if (enabled.test(phase.name())) {
                long start = System.nanoTime();
                current = phase.rewrite().apply(current);
                long micros = (System.nanoTime() - start) / 1000;
                LOG.log(System.Logger.Level.DEBUG, "phase {0}: {1} us", phase.name(), micros);
            }
        }
        return current;
    }

    private static RelNode runRules(List<RelOptRule> rules, RelNode plan) {
        HepPlanner planner = new HepPlanner(new HepProgramBuilder()
                .addMatchOrder(HepMatchOrder.TOP_DOWN)
                .addRuleCollection(rules)
                .build());
        planner.setRoot(plan);
        return planner.findBestExp();
    }
}
