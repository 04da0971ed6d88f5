package io.sluice.runtime.dataflow;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.constraint.RowConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** Leaves out the rows of a source that do not fit the columns' declarations, as text too long for its VARCHAR(n); they are bad rows. */
final class FittingRows {
    private final RowConstraints constraints;
    private final BadRows badRows;
    private final BufferAllocator allocator;

    FittingRows(RowType rowType, BadRows badRows, BufferAllocator allocator) {
        this.constraints = new RowConstraints(rowType, List.of());
        this.badRows = badRows;
        this.allocator = allocator;
    }

    /** Takes over a batch and gives one without the rows that do not fit, owned by the caller. */
    ChangeBatch of(ChangeBatch batch) {
        SortedMap<Integer, String> reasons = new TreeMap<>();
        constraints.check(
                batch, allocator, 0, (row, code, message, hint) -> reasons.putIfAbsent(row, code + ": " + message));
        if (reasons.isEmpty()) {
            return batch;
        }
        try (batch) {
            reasons.forEach((row, reason) -> badRows.report(text(batch, row), "a row that was read", reason));
            int[] kept = IntStream.range(0, batch.rowCount())
                    .filter(row -> !reasons.containsKey(row))
                    .toArray();
            return Gather.batch(batch, kept, kept.length, allocator);
        }
    }

    private static String text(ChangeBatch batch, int row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            values.add(String.valueOf(SqlText.of(batch.column(i), row)));
        }
        return "(" + String.join(", ", values) + ")";
    }
}
