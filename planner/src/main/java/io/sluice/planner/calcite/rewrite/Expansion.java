package io.sluice.planner.calcite.rewrite;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * UNNEST beside the rows whose columns its collection reads: the columns of the input, then those of an element. What Calcite writes as a
 * Correlate, which its rules for subqueries would take for one.
 */
public final class Expansion extends SingleRel {
    private final RexNode collection;
    private final boolean ordinality;
    private final boolean outer;
    private final List<String> names;

    /**
     * @param collection over the columns of the input
     * @param outer a row without elements stays
     * @param names of the element's columns, as UNNEST gives them
     * @param rowType input columns, then the element's
     */
    Expansion(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            RexNode collection,
            boolean ordinality,
            boolean outer,
            List<String> names,
            RelDataType rowType) {
        super(cluster, traits, input);
        this.collection = collection;
        this.ordinality = ordinality;
        this.outer = outer;
        this.names = List.copyOf(names);
        this.rowType = rowType;
    }

    /**
     * The same over another input.
     *
     * @param elements the columns of an element
     */
    Expansion over(RelNode input, RexNode collection, List<RelDataTypeField> elements) {
        RelDataType wide = getCluster()
                .getTypeFactory()
                .builder()
                .addAll(input.getRowType().getFieldList())
                .addAll(elements)
                .uniquify()
                .build();
        return new Expansion(getCluster(), traitSet, input, collection, ordinality, outer, names, wide);
    }

    public RexNode collection() {
        return collection;
    }

    public boolean ordinality() {
        return ordinality;
    }

    public boolean outer() {
        return outer;
    }

    public List<String> names() {
        return names;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Expansion(getCluster(), traits, inputs.get(0), collection, ordinality, outer, names, rowType);
    }

    @Override
    public RelNode accept(RexShuttle shuttle) {
        RexNode rewritten = shuttle.apply(collection);
        return rewritten == collection
                ? this
                : new Expansion(getCluster(), traitSet, getInput(), rewritten, ordinality, outer, names, rowType);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("collection", collection)
                .item("ordinality", ordinality)
                .item("outer", outer);
    }
}
