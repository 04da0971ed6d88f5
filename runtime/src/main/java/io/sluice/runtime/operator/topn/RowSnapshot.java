package io.sluice.runtime.operator.topn;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.UnorderedRows;
import java.util.Arrays;

/** Writes encoded rows into a snapshot, as batches of some size. */
final class RowSnapshot implements UnorderedRows.Taker, AutoCloseable {
    static final int PART_ROWS = 1 << 16;

    private final StateWriter target;
    private final OrderedRowCodec codec;
    private final BatchBuilder builder;
    private final ColumnBuilder[] columns;
    private long part;

    RowSnapshot(TopNSpec spec, OrderedRowCodec codec, OperatorContext context, StateWriter target) {
        this.target = target;
        this.codec = codec;
        this.builder = new BatchBuilder(spec.input(), context.allocator());
        this.columns = new ColumnBuilder[spec.input().size()];
        Arrays.setAll(columns, builder::column);
    }

    @Override
    public void take(long address, int length, long count) {
        codec.decode(address, columns);
        builder.endRow(count);
        if (builder.rowCount() == PART_ROWS) {
            writePart();
        }
    }

    /** Writes the rows that are left, as the last part, which may be empty. */
    void writePart() {
        try (ChangeBatch batch = builder.build()) {
            target.writeBatch("rows" + part++, batch);
        }
    }

    @Override
    public void close() {
        builder.close();
    }
}
