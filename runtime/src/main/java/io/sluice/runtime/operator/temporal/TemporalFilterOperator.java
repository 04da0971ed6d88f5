package io.sluice.runtime.operator.temporal;

import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets each change through when the clock reaches its row's beginning and takes it back at its end. Linear: a row's bounds follow from
 * its values, so the change that deletes a row has the same bounds as the one that inserted it, and both go on their way alone.
 */
public final class TemporalFilterOperator implements Operator {
    private final OperatorContext context;
    private final Optional<ClockBound> from;
    private final Optional<ClockBound> until;
    private final TimedRows waiting;
    private final TimedRows leaving;
    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] picked = new int[0];

    public TemporalFilterOperator(Optional<Bound> from, Optional<Bound> until, OperatorContext context) {
        this.context = context;
        this.from = from.map(ClockBound::from);
        this.until = until.map(ClockBound::until);
        this.waiting = new TimedRows(context.allocator());
        this.leaving = new TimedRows(context.allocator());
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            long now = context.nowMicros().getAsLong();
            computeBounds(batch);
            int later = 0;
            int rows = batch.rowCount();
            for (int row = 0; row < rows; row++) {
                if (starts[row] > now && starts[row] < ends[row]) {
                    picked[later++] = row;
                }
            }
            if (later > 0) {
                keep(batch, later, starts, waiting);
            }
            appear(batch, now, out);
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        waiting.takeDue(tick.nowMicros(), batch -> {
            try (batch) {
                computeBounds(batch);
                appear(batch, tick.nowMicros(), out);
            }
        });
        leaving.takeDue(tick.nowMicros(), batch -> {
            try (batch) {
                out.emit(takenBack(batch));
            }
        });
    }

    /** Emits the rows of {@code batch} that are there now and keeps those that will go. */
    private void appear(ChangeBatch batch, long now, Output out) {
        int rows = batch.rowCount();
        int there = 0;
        boolean endless = true;
        for (int row = 0; row < rows; row++) {
            if (starts[row] <= now && now < ends[row]) {
                picked[there++] = row;
                endless &= ends[row] == Long.MAX_VALUE;
            }
        }
        if (there == 0) {
            return;
        }
        if (!endless) {
            keep(batch, there, ends, leaving);
        }
        out.emit(there == rows ? batch.share() : Gather.batch(batch, picked, there, context.allocator()));
    }

    /** Keeps the first {@code count} picked rows until they fall due. */
    private void keep(ChangeBatch batch, int count, long[] dueOfRow, TimedRows store) {
        long[] due = new long[count];
        for (int i = 0; i < count; i++) {
            due[i] = dueOfRow[picked[i]];
        }
        boolean all = count == batch.rowCount();
        store.add(all ? batch.share() : Gather.batch(batch, picked, count, context.allocator()), due);
    }

    /** Fills {@link #starts} and {@link #ends}; rows without bounds get an empty time. */
    private void computeBounds(ChangeBatch batch) {
        int count = batch.rowCount();
        if (starts.length < count) {
            starts = new long[count];
            ends = new long[count];
            picked = new int[count];
        }
        RowEvaluation evaluation =
                new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
        if (from.isPresent()) {
            from.get().compute(batch, evaluation, starts);
        } else {
            Arrays.fill(starts, 0, count, Long.MIN_VALUE + 1);
        }
        if (until.isPresent()) {
            until.get().compute(batch, evaluation, ends);
        } else {
            Arrays.fill(ends, 0, count, Long.MAX_VALUE);
        }
        for (int row = 0; row < count; row++) {
            if (starts[row] == ClockBound.NULL) {
                ends[row] = ClockBound.NULL;
            }
        }
        for (RowEvaluation.Failure failure : evaluation.failures()) {
            context.rejected().failed(batch, failure.row(), failure.code(), failure.message(), failure.span());
            ends[failure.row()] = ClockBound.NULL;
        }
    }

    /** The same rows with the opposite weights, those that cancel out left away. */
    private ChangeBatch takenBack(ChangeBatch batch) {
        try (ChangeBatch net = Consolidation.hasRetractions(batch)
                        ? Consolidation.consolidate(batch, context.allocator())
                        : batch.share();
                NewColumn weights = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, net.rowCount(), context.allocator())) {
            Column[] columns = new Column[net.columnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = net.column(i).retain();
            }
            for (int row = 0; row < net.rowCount(); row++) {
                Memory.putLong(weights.data() + 8L * row, -net.weight(row));
            }
            return new ChangeBatch(columns, weights.build(), net.rowCount());
        }
    }

    @Override
    public long nextDue() {
        return Math.min(waiting.nextDue(), leaving.nextDue());
    }

    @Override
    public void snapshot(StateWriter writer) {
        waiting.snapshot(writer, "waiting");
        leaving.snapshot(writer, "leaving");
    }

    @Override
    public void restore(StateReader reader) {
        waiting.restore(reader, "waiting");
        leaving.restore(reader, "leaving");
    }

    @Override
    public long stateBytes() {
        long scratch = 8L * starts.length + 8L * ends.length + 4L * picked.length;
        return waiting.sizeInBytes() + leaving.sizeInBytes() + scratch;
    }

    @Override
    public long stateRows() {
        return waiting.rowCount() + leaving.rowCount();
    }

    @Override
    public void close() {
        List.of(waiting, leaving).forEach(TimedRows::close);
    }
}
