package io.sluice.benchmarks.peers.flink;

import java.util.Set;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;

/** {@code 'connector' = 'paced-events'}: the events of {@link PacedRun}. */
public final class PacedTableFactory implements DynamicTableSourceFactory {
    static final String NAME = "paced-events";

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
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new PacedTable();
    }

    /** Knows nothing by itself. */
    private static final class PacedTable implements ScanTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return SourceProvider.of(new PacedSource());
        }

        @Override
        public DynamicTableSource copy() {
            return new PacedTable();
        }

        @Override
        public String asSummaryString() {
            return NAME;
        }
    }

    /** Makes the reader. */
    private static final class PacedSource extends SplitlessSource {
        private static final long serialVersionUID = 1;

        @Override
        public SourceReader<RowData, EventSplit> createReader(SourceReaderContext context) {
            return new PacedReader();
        }
    }
}
