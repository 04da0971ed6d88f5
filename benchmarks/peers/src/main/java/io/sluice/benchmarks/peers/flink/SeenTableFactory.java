package io.sluice.benchmarks.peers.flink;

import java.util.Set;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;

/** {@code 'connector' = 'seen'}: takes the newest state of rows by key and notes in {@link PacedRun} when it got them. */
public final class SeenTableFactory implements DynamicTableSinkFactory {
    static final String NAME = "seen";

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new SeenTable();
    }

    /** Knows nothing by itself. */
    private static final class SeenTable implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return ChangelogMode.upsert();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(new SeenSink());
        }

        @Override
        public DynamicTableSink copy() {
            return new SeenTable();
        }

        @Override
        public String asSummaryString() {
            return NAME;
        }
    }

    /** Makes the writer. */
    private static final class SeenSink implements Sink<RowData> {
        private static final long serialVersionUID = 1;

        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            return new PacedRun.Seen();
        }
    }
}
