package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.Scratch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;

/** Appends the start of its pane to each row and brings rows of one pane together. */
final class PaneRows {
    private final PaneTimes times;
    private final int timeColumn;
    private final SqlType type;
    private final OperatorContext context;
    private final WindowRuns runs;
    private long[] panes = new long[0];
    private int[] kept = new int[0];

    /** @param width columns of the rows; the pane is the next one */
    PaneRows(PaneTimes times, int timeColumn, int width, SqlType timeType, OperatorContext context, Scratch scratch) {
        this.times = times;
        this.timeColumn = timeColumn;
        this.type = timeType.withNullable(false);
        this.context = context;
        this.runs = new WindowRuns(width, context, scratch);
    }

    /** Takes over a batch and gives its rows with their panes, owned by the caller; rows without a time are rejected. */
    ChangeBatch arrange(ChangeBatch batch) {
        try (batch) {
            int count = assign(batch);
            ChangeBatch timed =
                    count == batch.rowCount() ? batch.share() : Gather.batch(batch, kept, count, context.allocator());
            return runs.arrange(withPanes(timed, count));
        }
    }

    private int assign(ChangeBatch batch) {
        int count = batch.rowCount();
        if (panes.length < count) {
            panes = new long[count];
            kept = new int[count];
        }
        Column column = batch.column(timeColumn);
        // The pane of the row before; rows mostly come in the order of time, so few need a division.
        long pane = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        int good = 0;
        for (int row = 0; row < count; row++) {
            long time = Memory.getLong(column.data() + 8L * row);
            if (time < pane || time >= end || column.isNull(row)) {
                if (column.isNull(row) || !times.hasPane(time)) {
                    reject(batch, row, column.isNull(row));
                    continue;
                }
                pane = times.paneOf(time);
                end = pane + times.paneLength();
            }
            panes[good] = pane;
            kept[good++] = row;
        }
        return good;
    }

    private void reject(ChangeBatch batch, int row, boolean isNull) {
        context.rejected()
                .failed(
                        batch,
                        row,
                        isNull ? ErrorCode.NOT_NULL_VIOLATION : ErrorCode.INVALID_ARGUMENT,
                        isNull ? "the event time is NULL" : "the event time is too far from 1970 for a window",
                        SourceSpan.NONE);
    }

    /** Takes over the rows. */
    private ChangeBatch withPanes(ChangeBatch rows, int count) {
        try (rows;
                NewColumn starts = NewColumn.fixed(type, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(starts.data() + 8L * i, panes[i]);
            }
            Column[] columns = new Column[rows.columnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = rows.column(i).retain();
            }
            columns = Arrays.copyOf(columns, columns.length + 1);
            columns[columns.length - 1] = starts.build();
            Column weights = rows.weights() == null ? null : rows.weights().retain();
            return new ChangeBatch(columns, weights, count);
        }
    }

    long stateBytes() {
        return 12L * panes.length;
    }
}
