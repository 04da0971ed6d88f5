package io.sluice.planner.calcite;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/** A named rewrite of the whole plan. */
record RulePhase(String name, UnaryOperator<RelNode> rewrite) {
    /**
     * A set of rules that is run until none applies; not set up, which is dear in a JVM that has just started, before a plan needs it.
     *
     * @param mayApply false only of a node that no rule matches, whatever its inputs are; it looks no deeper than these
     */
    static RulePhase ofRules(String name, Predicate<RelNode> mayApply, Supplier<List<RelOptRule>> rules) {
        Supplier<List<RelOptRule>> made = Suppliers.memoize(rules::get);
        return new RulePhase(name, plan -> anyMatches(plan, mayApply) ? run(made.get(), plan) : plan);
    }

    private static boolean anyMatches(RelNode node, Predicate<RelNode> mayApply) {
        return mayApply.test(node) || node.getInputs().stream().anyMatch(input -> anyMatches(input, mayApply));
    }

    private static RelNode run(List<RelOptRule> rules, RelNode plan) {
        HepPlanner planner = new HepPlanner(new HepProgramBuilder()
                .addMatchOrder(HepMatchOrder.TOP_DOWN)
                .addRuleCollection(rules)
                .build());
        planner.setRoot(plan);
        return planner.findBestExp();
    }
}
