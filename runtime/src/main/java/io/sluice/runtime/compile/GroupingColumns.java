package io.sluice.runtime.compile;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** The output columns of GROUPING SETS over the rows of one set. */
final class GroupingColumns {
    private GroupingColumns() {}

    static List<Expr> of(GroupingSetsNode node, AggregateNode set) {
        List<Expr> columns = new ArrayList<>();
        int keys = node.groupKeys().size();
        for (int i = 0; i < keys; i++) {
            int at = set.groupKeys().indexOf(node.groupKeys().get(i));
            SqlType type = node.rowType().type(i);
            columns.add(at < 0 ? new Literal(null, type) : new ColumnRef(at, type));
        }
        for (int i = 0; i < node.calls().size(); i++) {
            columns.add(new ColumnRef(
                    set.groupKeys().size() + i, node.calls().get(i).type()));
        }
        for (int i = 0; i < node.groupings().size(); i++) {
            SqlType type = node.rowType().type(keys + node.calls().size() + i);
            columns.add(new Literal(node.grouping(i, set), type));
        }
        return columns;
    }
}
