package io.sluice.runtime.operator.topn;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.state.row.RowStore;
import java.util.Arrays;

/** Makes output batches of stored rows, column by column, with their rank if asked for. */
final class StoredRowWriter {
    private final TopNSpec spec;
    private final RowStore rows;
    private final OperatorContext context;
    private final boolean weighted;
    private int[] ids = new int[16];
    private long[] ranks = new long[16];
    private long[] weights = new long[16];
    private int count;

    /** @param weighted whether rows are also taken back; else all weights are 1 */
    StoredRowWriter(TopNSpec spec, RowStore rows, OperatorContext context, boolean weighted) {
        this.spec = spec;
        this.rows = rows;
        this.context = context;
        this.weighted = weighted;
    }

    void write(int id, long rank, long weight, Output out) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            ranks = Arrays.copyOf(ranks, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        ids[count] = id;
        ranks[count] = rank;
        weights[count++] = weight;
        if (count >= context.batchRows()) {
            flush(out);
        }
    }

    /** Emits what was written. */
    void flush(Output out) {
        if (count == 0) {
            return;
        }
        Column[] columns = new Column[spec.output().size()];
        for (int i = 0; i < spec.input().size(); i++) {
            columns[i] = rows.newColumn(i, ids, count);
        }
        if (spec.withRank()) {
            columns[columns.length - 1] = longs(ranks);
        }
        ChangeBatch batch = new ChangeBatch(columns, weighted ? longs(weights) : null, count);
        count = 0;
        out.emit(batch);
    }

    private Column longs(long[] values) {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, values[i]);
            }
            return column.build();
        }
    }

    long stateBytes() {
        return 20L * ids.length;
    }
}
