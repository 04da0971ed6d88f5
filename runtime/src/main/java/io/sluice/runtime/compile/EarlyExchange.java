package io.sluice.runtime.compile;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.type.TypeKind;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the rows of an aggregate are brought together below projections and windows: what these compute is then neither hashed nor copied between
 * lanes. Keys that only tell stretches of time apart are left out, as rows that arrive together mostly agree in them.
 *
 * @param below the node whose rows are brought together
 * @param columns those of its columns that decide about the lane
 */
record EarlyExchange(PlanNode below, int[] columns) {
    /** Empty where nothing is gained, or rows get fewer on the way up. */
    static Optional<EarlyExchange> of(AggregateNode node) {
        PlanNode at = node.input();
        int[] columns = node.groupKeys().stream()
                .mapToInt(Integer::intValue)
                .filter(key -> !FewRows.isStretch(node.input(), key))
                .toArray();
        int[] below = through(at, columns);
        while (below != null) {
            at = at.inputs().get(0);
            columns = below;
            below = through(at, columns);
        }
        boolean gains = at != node.input() && columns.length > 0 && !allBoolean(at, columns);
        return gains ? Optional.of(new EarlyExchange(at, columns)) : Optional.empty();
    }

    /** Two values would leave lanes without work, where the windows left out spread rows over all of them. */
    private static boolean allBoolean(PlanNode node, int[] columns) {
        return Arrays.stream(columns)
                .allMatch(column -> node.rowType().type(column).kind() == TypeKind.BOOLEAN);
    }

    /** The columns below a node that are these of its own; null when there are none, or the node does not keep every row. */
    private static int[] through(PlanNode node, int[] columns) {
        int[] below = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (node instanceof WindowNode window
                    && columns[i] < window.input().rowType().size()) {
                below[i] = columns[i];
            } else if (node instanceof ProjectNode project
                    && !(project.input() instanceof FilterNode)
                    && project.expressions().get(columns[i]) instanceof ColumnRef column) {
                below[i] = column.index();
            } else {
                return null;
            }
        }
        return columns.length == 0 ? null : below;
    }
}
