package io.sluice.runtime.operator.window;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Appends {@code window_start} and {@code window_end} to rows that are counted from 0 within their key as they arrive: a row goes out once
 * for each window of so many rows it falls into, the earliest window first. A row of weight n counts as n rows. State is one count a key.
 */
public final class CountWindowOperator implements Operator {
    private static final SqlType COUNT = SqlType.bigint().withNullable(false);

    private final OperatorContext context;
    private final int[] keyColumns;
    private final long size;
    private final long slide;
    private final Scratch scratch;
    private final GroupTable keys;
    private long[] counts = new long[8];
    private int[] ids = new int[0];
    private int[] rows = new int[64];
    private long[] starts = new long[64];
    private int count;

    /** @param partitionKeys columns of the input; none: all rows are counted together */
    public CountWindowOperator(
            RowType input, List<Integer> partitionKeys, long size, long slide, OperatorContext context) {
        this.context = context;
        this.keyColumns = partitionKeys.stream().mapToInt(Integer::intValue).toArray();
        this.size = size;
        this.slide = slide;
        this.scratch = new Scratch(context.allocator());
        List<SqlType> types = partitionKeys.stream().map(input::type).toList();
        this.keys = GroupTables.create(types, context.allocator(), scratch);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            int rowCount = batch.rowCount();
            if (ids.length < rowCount) {
                ids = new int[rowCount];
            }
            Column[] columns = new Column[keyColumns.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = batch.column(keyColumns[i]);
            }
            keys.findOrAdd(columns, 0, rowCount, ids);
            if (keys.idBound() > counts.length) {
                counts = Arrays.copyOf(counts, Math.max(keys.idBound(), 2 * counts.length));
            }
            for (int row = 0; row < rowCount; row++) {
                long weight = batch.weight(row);
                if (weight < 0) {
                    throw new IllegalStateException("a row was taken back from a window of rows");
                }
                for (long copy = 0; copy < weight; copy++) {
                    place(row, counts[ids[row]]++, batch, out);
                }
            }
            flush(batch, out);
        }
    }

    private void place(int row, long number, ChangeBatch batch, Output out) {
        long last = number - number % slide;
        long first = number < size ? 0 : ((number - size) / slide + 1) * slide;
        for (long start = first; start <= last; start += slide) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
            }
            rows[count] = row;
            starts[count++] = start;
            if (count >= context.batchRows()) {
                flush(batch, out);
            }
        }
    }

    private void flush(ChangeBatch batch, Output out) {
        if (count == 0) {
            return;
        }
        int width = batch.columnCount();
        Column[] columns = new Column[width + 2];
        for (int i = 0; i < width; i++) {
            columns[i] = Gather.column(batch.column(i), rows, count, context.allocator());
        }
        columns[width] = bounds(0);
        columns[width + 1] = bounds(size);
        out.emit(new ChangeBatch(columns, null, count));
        count = 0;
    }

    private Column bounds(long distance) {
        try (NewColumn column = NewColumn.fixed(COUNT, count, context.allocator())) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, starts[i] + distance);
            }
            return column.build();
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {}

    @Override
    public void snapshot(StateWriter writer) {
        keys.snapshot(writer, "keys.");
        writer.writeLongs("counts", counts, Math.min(counts.length, keys.idBound()));
    }

    @Override
    public void restore(StateReader reader) {
        keys.restore(reader, "keys.");
        counts = Arrays.copyOf(reader.readLongs("counts"), Math.max(8, keys.idBound()));
    }

    @Override
    public long stateBytes() {
        return keys.stateBytes()
                + scratch.stateBytes()
                + 8L * (counts.length + starts.length)
                + 4L * (ids.length + rows.length);
    }

    @Override
    public long stateRows() {
        return keys.size();
    }

    @Override
    public void close() {
        keys.close();
        scratch.close();
    }
}
