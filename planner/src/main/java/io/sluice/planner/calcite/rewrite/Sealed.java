package io.sluice.planner.calcite.rewrite;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** A finished part of a plan that no rule may look into. Lives only while a phase runs. */
final class Sealed extends AbstractRelNode {
    private final RelNode content;

    Sealed(RelNode content) {
        super(content.getCluster(), content.getTraitSet());
        this.content = content;
    }

    RelNode content() {
        return content;
    }

    @Override
    protected RelDataType deriveRowType() {
        return content.getRowType();
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("content", content.getId());
    }
}
