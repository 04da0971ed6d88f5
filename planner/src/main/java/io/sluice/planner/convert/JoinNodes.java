package io.sluice.planner.convert;

import io.sluice.planner.catalog.Relation;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes join nodes: what is known of their rows, and when these may be forgotten. */
final class JoinNodes {
    private JoinNodes() {}

    static JoinNode of(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            Optional<Expr> residual,
            Duration grace,
            boolean continuous,
            Map<String, Relation> relations) {
        Optional<JoinTimes> times = JoinTimes.of(left, right, keys, residual, grace);
        boolean append =
                !continuous || ((kind == JoinKind.INNER || kind == JoinKind.SEMI) && isAppend(left) && isAppend(right));
        PlanTraits traits = new PlanTraits(
                rowType(left, right, kind),
                append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                key(left, right, kind, keys),
                isSingleRow(left, right, kind, keys),
                TimeColumns.eventTime(
                        times.map(t -> t.columns(left, right, kind)).orElse(List.of())),
                continuous ? JoinState.of(left, right, times.isPresent(), relations) : StateBound.NONE);
        return new JoinNode(
                left,
                right,
                kind,
                keys,
                residual,
                times.filter(t -> continuous).map(JoinTimes::leftExpiry),
                times.filter(t -> continuous).map(JoinTimes::rightExpiry),
                traits);
    }

    private static boolean isAppend(PlanNode node) {
        return node.traits().changes() == ChangeMode.APPEND;
    }

    static RowType rowType(PlanNode left, PlanNode right, JoinKind kind) {
        List<Field> fields = new ArrayList<>(padded(left.rowType(), kind.padsLeft()));
        if (kind.givesBothSides()) {
            fields.addAll(padded(right.rowType(), kind.padsRight()));
        }
        return new RowType(fields);
    }

    private static List<Field> padded(RowType row, boolean pads) {
        return !pads
                ? row.fields()
                : row.fields().stream()
                        .map(f -> new Field(f.name(), f.type().withNullable(true)))
                        .toList();
    }

    /** The key of one side where each of its rows meets at most one row of the other, else the keys of both. */
    static List<Integer> key(PlanNode left, PlanNode right, JoinKind kind, List<JoinKey> keys) {
        if (!kind.givesBothSides()) {
            return left.traits().key();
        }
        boolean leftKnown = isKnown(left);
        boolean rightKnown = isKnown(right);
        List<Integer> leftKey = left.traits().key();
        List<Integer> rightKey = right.traits().key().stream()
                .map(c -> c + left.rowType().size())
                .toList();
        if (leftKnown && !kind.padsLeft() && isUnique(right, rightColumns(keys))) {
            return leftKey;
        } else if (rightKnown && !kind.padsRight() && isUnique(left, leftColumns(keys))) {
            return rightKey;
        } else if (!leftKnown || !rightKnown) {
            return List.of();
        }
        List<Integer> both = new ArrayList<>(leftKey);
        both.addAll(rightKey);
        return both;
    }

    private static boolean isSingleRow(PlanNode left, PlanNode right, JoinKind kind, List<JoinKey> keys) {
        boolean one = left.traits().singleRow();
        boolean other = right.traits().singleRow();
        return switch (kind) {
            case SEMI, ANTI -> one;
            case INNER -> (one && isUnique(right, rightColumns(keys))) || (other && isUnique(left, leftColumns(keys)));
            case LEFT -> one && isUnique(right, rightColumns(keys));
            case RIGHT -> other && isUnique(left, leftColumns(keys));
            case FULL -> false;
        };
    }

    private static boolean isKnown(PlanNode node) {
        return node.traits().singleRow() || !node.traits().key().isEmpty();
    }

    /** Whether at most one row has given values in {@code columns}. */
    static boolean isUnique(PlanNode node, List<Integer> columns) {
        PlanTraits traits = node.traits();
        return traits.singleRow() || (!traits.key().isEmpty() && columns.containsAll(traits.key()));
    }

    static List<Integer> leftColumns(List<JoinKey> keys) {
        return keys.stream().map(JoinKey::left).toList();
    }

    static List<Integer> rightColumns(List<JoinKey> keys) {
        return keys.stream().map(JoinKey::right).toList();
    }
}
