package io.sluice.runtime.operator.session;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Collects rows with their sessions and emits them in batches. */
final class SessionOutput {
    private final SessionRows rows;
    private final SqlType windowType;
    private final OperatorContext context;
    private int[] ids = new int[64];
    private long[] weights = new long[64];
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int count;
    private boolean weighted;

    SessionOutput(SessionRows rows, SqlType windowType, OperatorContext context) {
        this.rows = rows;
        this.windowType = windowType;
        this.context = context;
    }

    void add(int id, long weight, long start, long end, Output out) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ids[count] = id;
        weights[count] = weight;
        starts[count] = start;
        ends[count++] = end;
        weighted |= weight != 1;
        if (count >= context.batchRows()) {
            flush(out);
        }
    }

    void flush(Output out) {
        if (count == 0) {
            return;
        }
        Column[] columns = rows.newColumns(ids, count);
        int width = columns.length;
        columns = Arrays.copyOf(columns, width + 3);
        columns[width] = longs(windowType, starts, 0);
        columns[width + 1] = longs(windowType, ends, 0);
        columns[width + 2] = longs(windowType, ends, -1);
        out.emit(new ChangeBatch(columns, weighted ? longs(ChangeBatch.WEIGHT_TYPE, weights, 0) : null, count));
        count = 0;
        weighted = false;
    }

    private Column longs(SqlType type, long[] values, long plus) {
        try (NewColumn column = NewColumn.fixed(type, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, values[i] + plus);
            }
            return column.build();
        }
    }

    long stateBytes() {
        return 28L * ids.length;
    }
}
