package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Rewrites a plan from the leaves up, subqueries inside of expressions too. */
abstract class TreeRewrite {
    /** @param node its inputs and the subqueries in it are rewritten already */
    abstract RelNode rewritten(RelNode node);

    final RelNode apply(RelNode node) {
        return rewritten(withSubqueries(withInputs(node)));
    }

    private RelNode withInputs(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        boolean changed = false;
        for (RelNode input : node.getInputs()) {
            RelNode rewritten = apply(input);
            changed |= rewritten != input;
            inputs.add(rewritten);
        }
        return changed ? node.copy(node.getTraitSet(), inputs) : node;
    }

    private RelNode withSubqueries(RelNode node) {
        return node.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subquery) {
                RexSubQuery inner = (RexSubQuery) super.visitSubQuery(subquery);
                RelNode rel = TreeRewrite.this.apply(inner.rel);
                return rel == inner.rel ? inner : inner.clone(rel);
            }
        });
    }
}
