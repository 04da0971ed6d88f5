package io.sluice.planner.calcite;

import io.sluice.planner.calcite.rewrite.JoinRewrites;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
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

    private static final JoinRewrites JOINS = new JoinRewrites(BUILDERS);

    private static final RulePhase PUSH_FILTERS = RulePhase.ofRules(
            "push-filters-down",
            node -> node instanceof Filter filter && isPassable(filter.getInput()),
            () -> List.of(
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
    private static final List<RulePhase> PLAIN = List.of(
            PUSH_FILTERS,
            RulePhase.ofRules(
                    "merge-projections",
                    node -> node instanceof Project project && isMergeable(project),
                    () -> List.of(
                            ProjectMergeRule.Config.DEFAULT
                                    .withRelBuilderFactory(BUILDERS)
                                    .toRule(),
                            ProjectRemoveRule.Config.DEFAULT
                                    .withRelBuilderFactory(BUILDERS)
                                    .toRule())),
            RulePhase.ofRules(
                    "merge-set-operations",
                    node -> node instanceof SetOp && node.getInputs().stream().anyMatch(SetOp.class::isInstance),
                    () -> List.of(UnionMergeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule())),
            RulePhase.ofRules(
                    "group-columns-directly",
                    node -> node instanceof Aggregate aggregate && aggregate.getInput() instanceof Project,
                    () -> List.of(AggregateProjectMergeRule.Config.DEFAULT
                            .withRelBuilderFactory(BUILDERS)
                            .toRule())));

    /** What others need before. */
    private static final List<RulePhase> WITH_JOINS = List.of(
            new RulePhase("expand-unnest", JOINS::expandUnnest),
            new RulePhase("join-subqueries", JOINS::joinSubqueries),
            new RulePhase("decorrelate", JOINS::decorrelate),
            PUSH_FILTERS,
            new RulePhase("simplify-outer-joins", JOINS::simplifyOuterJoins),
            new RulePhase("order-joins", JOINS::orderJoins));

    private static final System.Logger LOG = System.getLogger(RulePhases.class.getName());

    private final Predicate<String> enabled;

    /** @param enabled whether the phase of this name is to run: each can be switched off to find a culprit */
    RulePhases(Predicate<String> enabled) {
        this.enabled = enabled;
    }

    /** Whether there is nothing to gain: what most INSERTs and simple reads are, which then skip the cost of the rule engine. */
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

    private RelNode run(List<RulePhase> phases, RelNode plan) {
        RelNode current = plan;
        for (RulePhase phase : phases) {
            if (enabled.test(phase.name())) {
                long start = System.nanoTime();
                current = phase.rewrite().apply(current);
                long micros = (System.nanoTime() - start) / 1000;
                LOG.log(System.Logger.Level.DEBUG, "phase {0}: {1} us", phase.name(), micros);
            }
        }
        return current;
    }

    private static boolean isPassable(RelNode below) {
        return below instanceof Filter
                || below instanceof Project
                || below instanceof Aggregate
                || below instanceof SetOp;
    }

    private static boolean isMergeable(Project project) {
        return project.getInput() instanceof Project || ProjectRemoveRule.isTrivial(project);
    }
}
