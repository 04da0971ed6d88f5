package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.StateBound;
import java.util.Map;

/** What bounds the rows that a join keeps of both sides. */
final class JoinState {
    static final String BOTH_STREAMS =
            "bound the time between partners: ON … AND a.ts BETWEEN b.ts - INTERVAL '1' HOUR AND b.ts, or join windows: ON …"
                    + " AND a.window_end = b.window_end";
    private static final String STREAM_AND_TABLE =
            "read the table as it was at the time of each row: JOIN t FOR SYSTEM_TIME AS OF s.ts ON …";

    private JoinState() {}

    static StateBound of(PlanNode left, PlanNode right, boolean timed, Map<String, Relation> relations) {
        if (timed) {
            return StateBound.of(StateBound.Kind.WATERMARK);
        }
        boolean leftFinite = isFinite(left, relations);
        boolean rightFinite = isFinite(right, relations);
        if (leftFinite && rightFinite) {
            return StateBound.of(StateBound.Kind.KEYS);
        }
        return new StateBound(StateBound.Kind.UNBOUNDED, leftFinite || rightFinite ? STREAM_AND_TABLE : BOTH_STREAMS);
    }

    private static boolean isFinite(PlanNode node, Map<String, Relation> relations) {
        return node.traits().singleRow() || StateBounds.finite(node, relations);
    }
}
