package io.sluice.runtime.operator.join;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * What a join computes.
 *
 * @param keys none: every pair is looked at
 * @param residual what must also be true of a pair, over left columns then right columns; always the same for the same pair
 * @param left the left input
 * @param right the right input
 */
public record JoinSpec(JoinKind kind, List<JoinKey> keys, Optional<Expr> residual, Side left, Side right) {
    /**
     * One input.
     *
     * @param changing whether rows may be taken back
     * @param expiry when rows may be forgotten; empty for never
     */
    public record Side(RowType rowType, boolean changing, Optional<JoinExpiry> expiry) {}

    public JoinSpec {
        keys = List.copyOf(keys);
    }

    Side side(int input) {
        return input == 0 ? left : right;
    }

    int[] keyColumns(int input) {
        return keys.stream()
                .mapToInt(key -> input == 0 ? key.left() : key.right())
                .toArray();
    }

    /** Whether rows of this input come out by themselves, without a partner's columns. */
    boolean hasLoneRows(int input) {
        return input == 0 ? kind.padsRight() || !kind.givesBothSides() : kind.padsLeft();
    }
}
