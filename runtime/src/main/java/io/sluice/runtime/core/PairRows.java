package io.sluice.runtime.core;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** Makes batches of {@link io.sluice.planner.PairedChange#PAIRS} of rows and their matches. */
final class PairRows {
    private final ChangeBatch rows;
    private final KeyMatches found;
    private final BufferAllocator allocator;
    private final RowType target;

    /** Rows and matches stay the caller's. */
    PairRows(ChangeBatch rows, KeyMatches found, RowType target, BufferAllocator allocator) {
        this.rows = rows;
        this.found = found;
        this.target = target;
        this.allocator = allocator;
    }

    /** All rows in one batch, each as often as its weight says; owned by the caller. */
    static ChangeBatch flat(List<ChangeBatch> batches, BufferAllocator allocator) {
        ChangeBatch all = Concat.batches(batches, allocator);
        if (all.isAppendOnly()) {
            return all;
        }
        try (all) {
            int[] repeated = IntStream.range(0, all.rowCount())
                    .flatMap(row -> IntStream.range(0, (int) all.weight(row)).map(n -> row))
                    .toArray();
            Column[] columns = new Column[all.columnCount()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Gather.column(all.column(i), repeated, repeated.length, allocator);
            }
            return new ChangeBatch(columns, null, repeated.length);
        }
    }

    /** The pairs of these rows, owned by the caller; without {@code matched} the target's columns are NULL. */
    ChangeBatch batch(BitSet which, boolean matched) {
        int[] chosen = which.stream().toArray();
        int width = target.size();
        Column[] columns = new Column[1 + width + rows.columnCount()];
        columns[0] = numbers(chosen);
        int[] places = matched ? IntStream.of(chosen).map(found::place).toArray() : null;
        for (int i = 0; i < width; i++) {
            columns[1 + i] = matched
                    ? Gather.column(found.rows().column(i), places, places.length, allocator)
                    : nulls(target.type(i), chosen.length);
        }
        for (int i = 0; i < rows.columnCount(); i++) {
            columns[1 + width + i] = Gather.column(rows.column(i), chosen, chosen.length, allocator);
        }
        return new ChangeBatch(columns, null, chosen.length);
    }

    private Column numbers(int[] rows) {
        try (ColumnBuilder builder = ColumnBuilders.create(ChangeBatch.WEIGHT_TYPE, allocator)) {
            for (int row : rows) {
                builder.appendLong(row);
            }
            return builder.build();
        }
    }

    private Column nulls(SqlType type, int count) {
        try (ColumnBuilder builder = ColumnBuilders.create(type.withNullable(true), allocator)) {
            for (int i = 0; i < count; i++) {
                builder.appendNull();
            }
            return builder.build();
        }
    }
}
