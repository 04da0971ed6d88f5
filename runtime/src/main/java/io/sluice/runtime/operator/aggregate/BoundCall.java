package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.Scratch;

/** An aggregate call with its accumulator: picks the arguments out of a batch and the rows that take part. */
public final class BoundCall {
    private final AggregateCall call;
    private final Accumulator accumulator;
    private final Scratch scratch;

    /** @param scratch of the operator */
    public BoundCall(AggregateCall call, Accumulator accumulator, Scratch scratch) {
        this.call = call;
        this.accumulator = accumulator;
        this.scratch = scratch;
    }

    AggregateCall call() {
        return call;
    }

    /** Whether the call sees the distinct values of its arguments only. */
    boolean keepsValues() {
        return Accumulators.keepsValues(call);
    }

    public Accumulator accumulator() {
        return accumulator;
    }

    /** Adds rows [from, to) to the groups {@code ids}, each at the row's index; 0 for rows that belong to none. */
    public void add(ChangeBatch batch, int from, int to, int[] ids, long[] weights) {
        int width = call.args().size();
        Column[] arguments = new Column[width + call.order().size()];
        boolean masked = call.filter() >= 0;
        for (int i = 0; i < width; i++) {
            arguments[i] = batch.column(call.args().get(i));
            masked |= arguments[i].hasNulls() && call.skipsNulls();
        }
        for (int i = width; i < arguments.length; i++) {
            arguments[i] = batch.column(call.order().get(i - width).column());
        }
        accumulator.add(arguments, from, to, masked ? mask(batch, arguments, from, to, ids) : ids, weights);
    }

    private int[] mask(ChangeBatch batch, Column[] arguments, int from, int to, int[] ids) {
        int[] taking = scratch.maskedIds(to);
        System.arraycopy(ids, from, taking, from, to - from);
        for (int i = 0; call.skipsNulls() && i < call.args().size(); i++) {
            dropNulls(arguments[i], from, to, taking);
        }
        if (call.filter() >= 0) {
            Column filter = batch.column(call.filter());
            dropNulls(filter, from, to, taking);
            for (int row = from; row < to; row++) {
                if (!Memory.getBit(filter.data(), row)) {
                    taking[row] = 0;
                }
            }
        }
        return taking;
    }

    /** Puts rows whose value is NULL into no group. */
    static void dropNulls(Column column, int from, int to, int[] ids) {
        if (column.hasNulls()) {
            for (int row = from; row < to; row++) {
                if (column.isNull(row)) {
                    ids[row] = 0;
                }
            }
        }
    }
}
