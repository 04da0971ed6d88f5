package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** Brings the rows of a batch into long runs of the same window, so that loops over a window's rows are worth their set-up. */
final class WindowRuns {
    private static final int SHORT_RUN = 32;

    private final int column;
    private final OperatorContext context;
    private final Scratch scratch;

    WindowRuns(int column, OperatorContext context, Scratch scratch) {
        this.column = column;
        this.context = context;
        this.scratch = scratch;
    }

    /** Takes over a batch and returns one of the same rows, without those that have no window, which are rejected. */
    ChangeBatch arrange(ChangeBatch batch) {
        ChangeBatch whole = batch.column(column).hasNulls() ? withoutNulls(batch) : batch;
        Column windows = whole.column(column);
        int runs = 1;
        for (int row = 1; row < whole.rowCount(); row++) {
            if (Memory.getLong(windows.data() + 8L * row) != Memory.getLong(windows.data() + 8L * row - 8)) {
                runs++;
            }
        }
        return runs > 2 && whole.rowCount() / runs < SHORT_RUN ? grouped(whole) : whole;
    }

    private ChangeBatch withoutNulls(ChangeBatch batch) {
        try (batch) {
            Column windows = batch.column(column);
            int[] rows = new int[batch.rowCount()];
            int count = 0;
            for (int row = 0; row < rows.length; row++) {
                if (windows.isNull(row)) {
                    context.rejected()
                            .failed(batch, row, ErrorCode.NOT_NULL_VIOLATION, "the window is NULL", SourceSpan.NONE);
                } else {
                    rows[count++] = row;
                }
            }
            return Gather.batch(batch, rows, count, context.allocator());
        }
    }

    /** Sorts by window with a counting sort, windows in the order in which they first stand in the batch. */
    private ChangeBatch grouped(ChangeBatch batch) {
        Column windows = batch.column(column);
        int count = batch.rowCount();
        int[] ids = new int[count];
        int[] starts;
        try (batch;
                GroupTable table = GroupTables.create(List.of(windows.type()), context.allocator(), scratch)) {
            table.findOrAdd(new Column[] {windows}, 0, count, ids);
            starts = new int[table.idBound() + 1];
            for (int id : ids) {
                starts[id + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] rows = new int[count];
            for (int row = 0; row < count; row++) {
                rows[starts[ids[row]]++] = row;
            }
            return Gather.batch(batch, rows, count, context.allocator());
        }
    }
}
