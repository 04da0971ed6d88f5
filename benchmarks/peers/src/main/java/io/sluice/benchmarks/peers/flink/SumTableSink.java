package io.sluice.benchmarks.peers.flink;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.RowKind;

/** Takes the changes of the result, updates as the old row and the new one. */
final class SumTableSink implements DynamicTableSink {
    private final LogicalType rowType;

    SumTableSink(LogicalType rowType) {
        this.rowType = rowType;
    }

    @Override
    public ChangelogMode getChangelogMode(ChangelogMode requested) {
        return ChangelogMode.newBuilder()
                .addContainedKind(RowKind.INSERT)
                .addContainedKind(RowKind.UPDATE_BEFORE)
                .addContainedKind(RowKind.UPDATE_AFTER)
                .addContainedKind(RowKind.DELETE)
                .build();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
        return SinkV2Provider.of(new SumSink(rowType));
    }

    @Override
    public DynamicTableSink copy() {
        return new SumTableSink(rowType);
    }

    @Override
    public String asSummaryString() {
        return SumTableFactory.NAME;
    }

    /** Makes the writers. */
    private record SumSink(LogicalType rowType) implements Sink<RowData> {
        private static final long serialVersionUID = 1;

        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            return ResultSums.isChecking() ? new ResultSums.Checking(rowType) : new ResultSums.Counting();
        }
    }
}
