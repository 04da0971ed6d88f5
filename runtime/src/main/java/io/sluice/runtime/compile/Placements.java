package io.sluice.runtime.compile;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
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
    static Placement.ByKeys ofJoin(JoinKind kind, List<JoinKey> keys, int leftWidth) {
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

    /** Pairs that may match together; few rows, of which none comes out by itself, beside all of the other side. */
    static Placement ofJoin(JoinNode node) {
        int leftWidth = node.left().rowType().size();
        Placement.ByKeys byKeys = ofJoin(node.kind(), node.keys(), leftWidth);
        boolean rightHasLone = node.kind().padsLeft();
        boolean leftHasLone = node.kind().padsRight() || !node.kind().givesBothSides();
        IntStream columns = IntStream.range(0, node.rowType().size());
        if (!rightHasLone && FewRows.of(node.right())) {
            int[] passed =
                    columns.map(column -> column < leftWidth ? column : -1).toArray();
            return new Placement.BesideFew(1, passed, byKeys);
        }
        if (!leftHasLone && FewRows.of(node.left())) {
            int[] passed =
                    columns.map(column -> Math.max(-1, column - leftWidth)).toArray();
            return new Placement.BesideFew(0, passed, byKeys);
        }
        return byKeys;
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
