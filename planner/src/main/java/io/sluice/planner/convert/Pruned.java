package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A node that still has the needed columns: {@code positions[old]} is where column {@code old} now stands, −1 when gone. */
record Pruned(PlanNode node, int[] positions) {
    List<Integer> at(List<Integer> columns) {
        return columns.stream().map(c -> c < 0 ? c : positions[c]).toList();
    }

    Expr move(Expr expr) {
        return ExprRewriter.mapColumns(expr, c -> positions[c]);
    }

    /** Where columns of a row of this width stand once only those kept are left. */
    static int[] positionsOf(List<Integer> kept, int width) {
        int[] positions = new int[width];
        Arrays.fill(positions, -1);
        for (int i = 0; i < kept.size(); i++) {
            positions[kept.get(i)] = i;
        }
        return positions;
    }

    /**
     * A node over this one without the columns that are not kept: an operator that copies the rows it keeps copies none for nothing.
     *
     * @param over passes on the columns of this node as they are
     */
    Pruned only(BitSet kept, PlanNode over, PlanFactory factory) {
        List<Integer> columns = kept.stream().boxed().toList();
        return columns.size() == over.rowType().size()
                ? new Pruned(over, positions)
                : new Pruned(factory.pick(over, at(columns)), positionsOf(columns, positions.length));
    }
}
