package io.sluice.planner.explain;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins of all kinds as a line of EXPLAIN. */
final class JoinPrinter {
    private JoinPrinter() {}

    static String join(JoinNode node) {
        String expiry =
                expiry("left", node.left(), node.leftExpiry()) + expiry("right", node.right(), node.rightExpiry());
        return "Join " + node.kind().name().toLowerCase(Locale.ROOT)
                + keys(node.left(), node.right(), node.keys())
                + residual(node.left(), node.right(), node.residual())
                + expiry;
    }

    static String temporal(TemporalJoinNode node) {
        String time = node.leftTime() < 0
                ? " as of processing time"
                : " as of " + node.left().rowType().name(node.leftTime());
        return "Temporal join " + node.kind().name().toLowerCase(Locale.ROOT)
                + keys(node.left(), node.right(), node.keys())
                + residual(node.left(), node.right(), node.residual())
                + time;
    }

    static String asOf(AsOfJoinNode node) {
        return "Asof join " + node.kind().name().toLowerCase(Locale.ROOT)
                + keys(node.left(), node.right(), node.keys())
                + " match "
                + node.left().rowType().name(node.leftOrder())
                + " "
                + node.comparison().sign()
                + " "
                + node.right().rowType().name(node.rightOrder());
    }

    private static String keys(PlanNode left, PlanNode right, List<JoinKey> keys) {
        return keys.isEmpty()
                ? " nested loop"
                : keys.stream()
                        .map(key -> left.rowType().name(key.left())
                                + (key.nullSafe() ? " IS NOT DISTINCT FROM " : " = ")
                                + right.rowType().name(key.right()))
                        .collect(Collectors.joining(" AND ", " on ", ""));
    }

    private static String residual(PlanNode left, PlanNode right, Optional<Expr> residual) {
        RowType both = left.rowType().append(right.rowType().fields());
        return residual.map(condition -> " where " + new ExprPrinter(both).print(condition))
                .orElse("");
    }

    private static String expiry(String side, PlanNode input, Optional<JoinExpiry> expiry) {
        return expiry.map(e -> " " + side + " freed once the watermark passes "
                        + input.rowType().name(e.column())
                        + (e.keep().isZero() ? "" : " + " + Durations.print(e.keep())))
                .orElse("");
    }
}
