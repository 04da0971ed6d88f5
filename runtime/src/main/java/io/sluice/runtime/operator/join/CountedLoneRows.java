package io.sluice.runtime.operator.join;

import io.sluice.runtime.operator.Output;

/** Like {@link KeyedLoneRows}, for joins with a further condition: each row has partners of its own, which its side counts. */
final class CountedLoneRows {
    private final JoinSide side;
    private final boolean whenMatched;
    private final LoneChanges changes;

    CountedLoneRows(JoinSide side, boolean whenMatched, LoneChanges changes) {
        this.side = side;
        this.whenMatched = whenMatched;
        this.changes = changes;
    }

    void endTick(Output out) {
        TouchedRows rows = side.touched();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long now = isOut(side.matches(row)) ? side.weight(row) : 0;
            long then = isOut(rows.matches(i)) ? rows.weight(i) : 0;
            changes.add(row, now - then, out);
        }
        changes.flush(out);
    }

    private boolean isOut(long matches) {
        return (matches != 0) == whenMatched;
    }
}
