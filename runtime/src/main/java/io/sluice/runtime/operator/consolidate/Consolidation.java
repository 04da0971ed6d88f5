package io.sluice.runtime.operator.consolidate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Sums the weights of equal rows. */
public final class Consolidation {
    private Consolidation() {}

    /** Whether some row is taken back, so that rows may cancel out. */
    public static boolean hasRetractions(ChangeBatch batch) {
        if (batch.weights() != null) {
            for (int row = 0; row < batch.rowCount(); row++) {
                if (batch.weight(row) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The distinct rows whose weights do not sum up to 0, with their sums, in the order in which they first stand in {@code batch}, which
     * stays the caller's.
     */
    public static ChangeBatch consolidate(ChangeBatch batch, BufferAllocator allocator) {
        int count = batch.rowCount();
        int[] ids = new int[count];
        int bound = identify(batch, ids, allocator);
        long[] sums = new long[bound];
        for (int row = 0; row < count; row++) {
            sums[ids[row]] += batch.weight(row);
        }
        int[] rows = new int[count];
        int kept = 0;
        boolean[] seen = new boolean[bound];
        boolean weighted = false;
        for (int row = 0; row < count; row++) {
            int id = ids[row];
            if (!seen[id] && sums[id] != 0) {
                rows[kept++] = row;
                weighted |= sums[id] != 1;
            }
            seen[id] = true;
        }
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Gather.column(batch.column(i), rows, kept, allocator);
        }
        return new ChangeBatch(columns, weighted ? weights(rows, kept, ids, sums, allocator) : null, kept);
    }

    private static int identify(ChangeBatch batch, int[] ids, BufferAllocator allocator) {
        List<SqlType> types = new ArrayList<>();
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
            types.add(columns[i].type());
        }
        try (Scratch scratch = new Scratch(allocator);
                GroupTable table = GroupTables.create(types, allocator, scratch)) {
            table.findOrAdd(columns, 0, ids.length, ids);
            return table.idBound();
        }
    }

    private static Column weights(int[] rows, int count, int[] ids, long[] sums, BufferAllocator allocator) {
        try (NewColumn weights = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(weights.data() + 8L * i, sums[ids[rows[i]]]);
            }
            return weights.build();
        }
    }
}
