package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;

/** Sorts out the rows that cannot find a partner: late ones, and those with a NULL in their key, which come out by themselves at once. */
final class JoinIntake {
    private final JoinSpec spec;
    private final JoinKeyTable keys;
    private final JoinSide[] sides;
    private final JoinOutput output;
    private final OperatorContext context;

    JoinIntake(JoinSpec spec, JoinKeyTable keys, JoinSide[] sides, JoinOutput output, OperatorContext context) {
        this.spec = spec;
        this.keys = keys;
        this.sides = sides;
        this.output = output;
        this.context = context;
    }

    /**
     * The other rows of a batch, which stays the caller's.
     *
     * @param watermark as it stood when the tick began
     * @return owned by the caller
     */
    ChangeBatch admit(int input, ChangeBatch batch, long watermark, Output out) {
        try (ChangeBatch timely = withoutLate(input, batch, watermark)) {
            return keys.mayHaveUnmatchable(input, timely) ? withoutUnmatchable(input, timely, out) : timely.share();
        }
    }

    private ChangeBatch withoutLate(int input, ChangeBatch batch, long watermark) {
        RowExpiry expiry = sides[input].expiry();
        if (expiry == null) {
            return batch.share();
        }
        long first = expiry.lateBelow(watermark);
        Column times = batch.source(expiry.column());
        int[] places = batch.sourceRows(expiry.column());
        int[] kept = null;
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            int place = places == null ? row : places[row];
            if (Memory.getLong(times.data() + 8L * place) < first && !times.isNull(place)) {
                kept = kept != null ? kept : firstRows(batch.rowCount());
                context.rejected().late(batch, row, expiry.column(), watermark);
            } else if (kept != null) {
                kept[count++] = row;
            } else {
                count++;
            }
        }
        return kept == null ? batch.share() : Gather.numbered(batch, kept, count, context.allocator());
    }

    private static int[] firstRows(int count) {
        int[] rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        return rows;
    }

    private ChangeBatch withoutUnmatchable(int input, ChangeBatch batch, Output out) {
        int[] matchable = new int[batch.rowCount()];
        int[] others = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (keys.isMatchable(input, batch, row)) {
                matchable[count++] = row;
            } else {
                others[row - count] = row;
            }
        }
        if (count == batch.rowCount()) {
            return batch.share();
        }
        if (spec.hasLoneRows(input) && spec.kind() != JoinKind.SEMI) {
            try (ChangeBatch lone = Gather.batch(batch, others, batch.rowCount() - count, context.allocator())) {
                out.emit(output.loneRows(input, lone));
            }
        }
        return Gather.numbered(batch, matchable, count, context.allocator());
    }
}
