package io.sluice.runtime.compile;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.lane.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads off plan nodes where the rows of their operators must be. */
final class Placements {
    private Placements() {}

    /** Rows of equal keys together; nothing is known of the output. */
    static Placement byKeys(List<Integer> keys) {
        return new Placement.ByKeys(List.of(columns(keys)), List.of());
    }

    /** Rows of equal keys together; the output begins with the whole input. */
    static Placement ofPartitions(List<Integer> keys) {
        return new Placement.ByKeys(List.of(columns(keys)), List.of(columns(keys)));
    }

    /** Rows of equal keys together; the output begins with the keys. */
    static Placement ofGroups(List<Integer> keys) {
        return new Placement.ByKeys(
                List.of(columns(keys)), List.of(IntStream.range(0, keys.size()).toArray()));
    }

    /** Pairs that may match together; the output is left columns, then right ones. */
    static Placement ofJoin(JoinKind kind, List<JoinKey> keys, int leftWidth) {
        int[] left = keys.stream().mapToInt(JoinKey::left).toArray();
        int[] right = keys.stream().mapToInt(JoinKey::right).toArray();
        List<int[]> outputs = new ArrayList<>();
        if (!kind.padsLeft()) {
            outputs.add(left);
        }
        if (!kind.padsRight() && kind.givesBothSides()) {
            outputs.add(IntStream.of(right).map(column -> leftWidth + column).toArray());
        }
        return new Placement.ByKeys(List.of(left, right), outputs);
    }

    /** Any row anywhere; the output is the values of expressions. */
    static Placement projection(List<Expr> expressions) {
        return new Placement.Anywhere(expressions.stream()
                .mapToInt(expr -> expr instanceof ColumnRef column ? column.index() : -1)
                .toArray());
    }

    static int[] columns(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }
}
