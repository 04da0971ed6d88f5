package io.sluice.runtime.operator.over;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes the rows of all partitions down and reads them back. */
final class OverState {
    private static final int PART_ROWS = 1 << 16;

    private final OverSpec spec;
    private final OrderedRows rows;
    private final OrderedRowCodec codec;
    private final OperatorContext context;

    OverState(OverSpec spec, OrderedRows rows, OrderedRowCodec codec, OperatorContext context) {
        this.spec = spec;
        this.rows = rows;
        this.codec = codec;
        this.context = context;
    }

    void write(int[] partitions, StateWriter target) {
        target.writeLong("parts", rows.nodeCount() / PART_ROWS + 1L);
        long part = 0;
        NodeList nodes = new NodeList();
        try (BatchBuilder builder = new BatchBuilder(spec.input(), context.allocator())) {
            ColumnBuilder[] columns = new ColumnBuilder[spec.input().size()];
            Arrays.setAll(columns, builder::column);
            for (int partition : partitions) {
                nodes.clear();
                rows.collect(partition, 0, rows.size(partition), nodes);
                for (int i = 0; i < nodes.size(); i++) {
                    codec.decode(rows.address(nodes.node(i)), columns);
                    builder.endRow(nodes.copies(i));
                    if (builder.rowCount() == PART_ROWS) {
                        write(target, builder, part++);
                    }
                }
            }
            write(target, builder, part);
        }
    }

    private static void write(StateWriter target, BatchBuilder builder, long part) {
        try (ChangeBatch batch = builder.build()) {
            target.writeBatch("rows" + part, batch);
        }
    }

    /** @param add takes each part, which stays the reader's */
    void read(StateReader reader, Consumer<ChangeBatch> add) {
        long parts = reader.readLong("parts");
        for (long part = 0; part < parts; part++) {
            try (ChangeBatch batch = reader.readBatch("rows" + part)) {
                add.accept(batch);
            }
        }
    }
}
