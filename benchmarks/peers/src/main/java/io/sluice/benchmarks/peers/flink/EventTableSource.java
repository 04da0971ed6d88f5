package io.sluice.benchmarks.peers.flink;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsSourceWatermark;
import org.apache.flink.table.types.DataType;

/** A table of events; the rows are prepared, with the columns the query reads, when the query is planned. */
final class EventTableSource implements ScanTableSource, SupportsProjectionPushDown, SupportsSourceWatermark {
    private final String directory;
    private final String table;
    private List<String> columns;
    private boolean watermarks;

    EventTableSource(String directory, String table, List<String> columns) {
        this.directory = directory;
        this.table = table;
        this.columns = columns;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        PreparedRows.of(Path.of(directory), table, columns);
        return SourceProvider.of(new EventSource(directory, table, columns, watermarks));
    }

    @Override
    public boolean supportsNestedProjection() {
        return false;
    }

    @Override
    public void applyProjection(int[][] fields, DataType type) {
        columns = Stream.of(fields).map(path -> columns.get(path[0])).toList();
    }

    @Override
    public void applySourceWatermark() {
        watermarks = true;
    }

    @Override
    public DynamicTableSource copy() {
        EventTableSource copy = new EventTableSource(directory, table, columns);
        copy.watermarks = watermarks;
        return copy;
    }

    @Override
    public String asSummaryString() {
        return table;
    }
}
