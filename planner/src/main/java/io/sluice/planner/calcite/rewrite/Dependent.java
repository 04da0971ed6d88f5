package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * What a correlated relation is for every outer row at once: each row stands beside the outer values that it is for.
 *
 * @param rel the relation's own columns, then one for each outer value; reads no outer row
 * @param width how many columns are its own
 * @param values outer values, over the columns of the outer row; none where the relation is the same for all
 */
record Dependent(RelNode rel, int width, List<RexNode> values) {
    static Dependent independent(RelNode rel) {
        return new Dependent(rel, rel.getRowType().getFieldCount(), List.of());
    }

    /** The column of the i-th outer value. */
    RexInputRef value(int i) {
        return RexInputRef.of(width + i, rel.getRowType());
    }

    List<RexNode> valueColumns() {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(value(i));
        }
        return columns;
    }

    List<RexNode> ownColumns() {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(RexInputRef.of(i, rel.getRowType()));
        }
        return columns;
    }

    /** The same with further values, joined in where they are not there. */
    Dependent with(Iterable<RexNode> needed, OuterRow outer, RelBuilderFactory builders) {
        Set<RexNode> all = new LinkedHashSet<>(values);
        needed.forEach(all::add);
        if (all.size() == values.size()) {
            return this;
        }
        List<RexNode> sum = List.copyOf(all);
        RelBuilder builder = builders.create(rel.getCluster(), null);
        builder.push(rel).push(outer.distinct(sum));
        List<RexNode> same = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            same.add(same(builder.getRexBuilder(), builder.field(2, 0, width + i), builder.field(2, 1, i)));
        }
        builder.join(JoinRelType.INNER, builder.and(same));
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, width));
        columns.addAll(
                builder.fields().subList(width + values.size(), builder.fields().size()));
        return new Dependent(builder.project(columns).build(), width, sum);
    }

    /** The same with its values in this order. */
    Dependent ordered(List<RexNode> order, RelBuilderFactory builders) {
        if (order.equals(values)) {
            return this;
        }
        List<RexNode> columns = new ArrayList<>(ownColumns());
        order.forEach(value -> columns.add(value(values.indexOf(value))));
        RelBuilder builder = builders.create(rel.getCluster(), null).push(rel);
        return new Dependent(builder.project(columns).build(), width, order);
    }

    /** Whether two columns hold the same value, NULL being one. */
    static RexNode same(RexBuilder rex, RexNode a, RexNode b) {
        boolean nulls = a.getType().isNullable() && b.getType().isNullable();
        return rex.makeCall(nulls ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM : SqlStdOperatorTable.EQUALS, a, b);
    }
}
