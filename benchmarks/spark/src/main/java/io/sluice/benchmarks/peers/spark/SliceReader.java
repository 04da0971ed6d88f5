package io.sluice.benchmarks.peers.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Hands out a worker's part of each tick of a micro-batch, as it lies there. */
final class SliceReader implements PartitionReader<ColumnarBatch> {
    private final EventStream.Slices slices;
    private final PreparedColumns rows;
    private int tick;

    private SliceReader(EventStream.Slices slices) {
        this.slices = slices;
        this.rows = PreparedColumns.of(slices.table());
        this.tick = slices.from() - 1;
    }

    @Override
    public boolean next() {
        tick++;
        return tick < slices.end() || slices.isLast() && tick == slices.end();
    }

    @Override
    public ColumnarBatch get() {
        return tick < slices.end() ? rows.batch(tick, slices.slice()) : rows.closingRow();
    }

    @Override
    public void close() {}

    /** In columns only. */
    static final class Factory implements PartitionReaderFactory {
        private static final long serialVersionUID = 1;

        @Override
        public boolean supportColumnarReads(InputPartition partition) {
            return true;
        }

        @Override
        public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
            return new SliceReader((EventStream.Slices) partition);
        }

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            throw new UnsupportedOperationException("read in columns");
        }
    }
}
