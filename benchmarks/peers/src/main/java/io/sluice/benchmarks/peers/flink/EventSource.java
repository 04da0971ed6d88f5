package io.sluice.benchmarks.peers.flink;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.table.data.RowData;

/** {@link PreparedRows} as a source of Flink. */
final class EventSource extends SplitlessSource {
    private static final long serialVersionUID = 1;

    private final String directory;
    private final String table;
    private final List<String> columns;
    private final boolean watermarks;

    EventSource(String directory, String table, List<String> columns, boolean watermarks) {
        this.directory = directory;
        this.table = table;
        this.columns = columns;
        this.watermarks = watermarks;
    }

    @Override
    public SourceReader<RowData, EventSplit> createReader(SourceReaderContext context) {
        PreparedRows rows = PreparedRows.of(Path.of(directory), table, columns);
        return new EventReader(rows, watermarks, context.getIndexOfSubtask(), context.currentParallelism());
    }
}
