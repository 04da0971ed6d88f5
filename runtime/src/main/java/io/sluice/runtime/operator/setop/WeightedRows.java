package io.sluice.runtime.operator.setop;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.state.GroupTable;
import java.util.Arrays;

/** Emits rows that are known by their ids in a table, each with a weight. */
public final class WeightedRows {
    private final GroupTable table;
    private final OperatorContext context;
    private final Output out;
    private int[] ids = new int[64];
    private long[] weights = new long[64];
    private int count;
    private boolean plain = true;

    public WeightedRows(GroupTable table, OperatorContext context, Output out) {
        this.table = table;
        this.context = context;
        this.out = out;
    }

    /** Emits a batch when enough has gathered. */
    public void add(int id, long weight) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        ids[count] = id;
        weights[count++] = weight;
        plain &= weight == 1;
        if (count >= context.batchRows()) {
            flush();
        }
    }

    /** Emits what is left. */
    public void flush() {
        if (count == 0) {
            return;
        }
        Column[] columns = table.newKeyColumns(ids, count, context.allocator());
        out.emit(new ChangeBatch(columns, plain ? null : newWeights(), count));
        count = 0;
        plain = true;
    }

    private Column newWeights() {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, weights[i]);
            }
            return column.build();
        }
    }
}
