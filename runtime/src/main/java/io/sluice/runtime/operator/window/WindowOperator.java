package io.sluice.runtime.operator.window;

import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.StatelessOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;

/**
 * Appends {@code window_start}, {@code window_end} and {@code window_time} to rows. Where a row falls into several windows, the batch
 * goes out once for each, earliest window first: such batches share all columns but the last three. Rows whose time is NULL are rejected.
 */
public final class WindowOperator implements StatelessOperator {
    private final OperatorContext context;
    private final int timeColumn;
    private final SqlType windowType;
    private final WindowAssigner assigner;
    private long[] starts = new long[0];
    private int[] kept = new int[0];

    /**
     * @param timeColumn of the input
     * @param timeType type of that column
     */
    public WindowOperator(WindowSpec window, int timeColumn, SqlType timeType, OperatorContext context) {
        this.context = context;
        this.timeColumn = timeColumn;
        this.windowType = timeType.withNullable(false);
        this.assigner = new WindowAssigner(window, timeType.timeUnit());
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        ChangeBatch timed = batch;
        try {
            int count = assign(batch);
            if (count < batch.rowCount()) {
                timed = Gather.batch(batch, kept, count, context.allocator());
                batch.close();
                compact(count);
            }
            for (int place = 0; place < assigner.windowsPerRow() && count > 0; place++) {
                emit(timed, place, out);
            }
        } finally {
            timed.close();
        }
    }

    /** Finds the last window start of each row and which rows have one; returns how many do. */
    private int assign(ChangeBatch batch) {
        int count = batch.rowCount();
        if (starts.length < count) {
            starts = new long[count];
            kept = new int[count];
        }
        Column column = batch.column(timeColumn);
        long times = column.data();
        long period = assigner.period();
        // The window of the row before; rows mostly come in the order of time, so few need a division.
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        int good = 0;
        for (int row = 0; row < count; row++) {
            long time = Memory.getLong(times + 8L * row);
            if (time < start || time >= end || column.isNull(row)) {
                if (column.isNull(row) || !assigner.hasWindows(time)) {
                    reject(batch, row);
                    continue;
                }
                start = assigner.lastStart(time);
                end = start + period;
            }
            starts[row] = start;
            kept[good++] = row;
        }
        return good;
    }

    private void reject(ChangeBatch batch, int row) {
        boolean isNull = batch.column(timeColumn).isNull(row);
        context.rejected()
                .failed(
                        batch,
                        row,
                        isNull ? ErrorCode.NOT_NULL_VIOLATION : ErrorCode.INVALID_ARGUMENT,
                        isNull ? "the event time is NULL" : "the event time is too far from 1970 for a window",
                        SourceSpan.NONE);
    }

    private void compact(int count) {
        for (int i = 0; i < count; i++) {
            starts[i] = starts[kept[i]];
        }
    }

    private void emit(ChangeBatch batch, int place, Output out) {
        if (assigner.alwaysReaches(place)) {
            out.emit(withWindows(batch.share(), null, batch.rowCount(), place));
            return;
        }
        // The window is shorter than the distance of starts, or ends between them: not every row is in this one.
        int count = 0;
        long reach = assigner.size(place) - assigner.back(place);
        long times = batch.column(timeColumn).data();
        for (int row = 0; row < batch.rowCount(); row++) {
            if (Memory.getLong(times + 8L * row) < starts[row] + reach) {
                kept[count++] = row;
            }
        }
        if (count > 0) {
            out.emit(withWindows(Gather.batch(batch, kept, count, context.allocator()), kept, count, place));
        }
    }

    /** Takes over {@code rows}; {@code origin} says where their starts are, null for where they stand. */
    private ChangeBatch withWindows(ChangeBatch rows, int[] origin, int count, int place) {
        long distance = assigner.back(place);
        try (rows;
                NewColumn start = NewColumn.fixed(windowType, count, context.allocator());
                NewColumn end = NewColumn.fixed(windowType, count, context.allocator());
                NewColumn time = NewColumn.fixed(windowType, count, context.allocator())) {
            long size = assigner.size(place);
            long startAddress = start.data();
            long endAddress = end.data();
            long timeAddress = time.data();
            for (int i = 0; i < count; i++) {
                long value = starts[origin == null ? i : origin[i]] - distance;
                Memory.putLong(startAddress + 8L * i, value);
                Memory.putLong(endAddress + 8L * i, value + size);
                Memory.putLong(timeAddress + 8L * i, value + size - 1);
            }
            int width = rows.columnCount();
            Column[] columns = Arrays.copyOf(columns(rows), width + 3);
            columns[width] = start.build();
            columns[width + 1] = end.build();
            columns[width + 2] = time.build();
            Column weights = rows.weights() == null ? null : rows.weights().retain();
            return new ChangeBatch(columns, weights, count);
        }
    }

    private static Column[] columns(ChangeBatch batch) {
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).retain();
        }
        return columns;
    }
}
