package io.sluice.runtime.operator.topn;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;

/** Makes output batches of stored rows, with their rank if asked for. */
final class RankedRowWriter implements AutoCloseable {
    private final OrderedRows rows;
    private final OrderedRowCodec codec;
    private final int batchRows;
    private final BatchBuilder builder;
    private final ColumnBuilder[] columns;
    private final ColumnBuilder rank;
    private Output out;

    RankedRowWriter(TopNSpec spec, OrderedRows rows, OrderedRowCodec codec, OperatorContext context) {
        this.rows = rows;
        this.codec = codec;
        this.batchRows = context.batchRows();
        this.builder = new BatchBuilder(spec.output(), context.allocator());
        this.columns = new ColumnBuilder[spec.input().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builder.column(i);
        }
        this.rank = spec.withRank() ? builder.column(columns.length) : null;
    }

    void begin(Output output) {
        out = output;
    }

    void write(int node, long rowRank, long weight) {
        codec.decode(rows.address(node), columns);
        if (rank != null) {
            rank.appendLong(rowRank);
        }
        builder.endRow(weight);
        if (builder.rowCount() >= batchRows) {
            out.emit(builder.build());
        }
    }

    void end() {
        if (builder.rowCount() > 0) {
            out.emit(builder.build());
        }
        out = null;
    }

    @Override
    public void close() {
        builder.close();
    }
}
