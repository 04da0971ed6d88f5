package io.sluice.runtime.connector.file;

import io.sluice.connector.Sink;
import io.sluice.connector.SinkContext;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.connector.ChangeOp;
import io.sluice.runtime.format.Format;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes each row into the directory that its partition columns name: a {@link FileSink} for each, opened when its first row comes. A tick may be
 * complete in some directories and not in others when it breaks off; each drops or takes it when it is given again.
 */
final class PartitionedFileSink implements Sink {
    private static final int[] NO_KEY = {};

    private final SinkContext context;
    private final Format format;
    private final long rowsPerFile;
    private final PartitionPath path;
    private final RowType written;
    private final int[] writtenColumns;
    private final Map<String, FileSink> partitions = new HashMap<>();
    private final Set<FileSink> touched = new LinkedHashSet<>();
    private final TextBuffer directory = new TextBuffer();

    private long lastTick;
    private byte[] latestDirectory = {};
    private FileSink latest;

    PartitionedFileSink(SinkContext context, Format format, long rowsPerFile) {
        this.context = context;
        this.format = format;
        this.rowsPerFile = rowsPerFile;
        this.path = PartitionPath.of(context);
        this.writtenColumns = IntStream.range(0, context.rowType().size())
                .filter(column -> !path.isPartition(column))
                .toArray();
        this.written =
                context.rowType().project(Arrays.stream(writtenColumns).boxed().toList());
    }

    @Override
    public void open(long last) {
        lastTick = last;
        if (last < 0) {
            path.checkExisting(context.options(), format.extension());
        }
    }

    @Override
    public void write(long tick, ChangeBatch changes) {
        try (ChangeBatch values = changes.project(writtenColumns)) {
            // An update may move a row to another directory, so it is written as a row that goes and one that comes.
            ChangeOp.forEach(changes, NO_KEY, (op, row) -> {
                FileSink partition = partition(changes, row);
                partition.add(tick, op, values, row);
                touched.add(partition);
            });
        }
    }

    @Override
    public void endTick(long tick) {
        for (FileSink partition : touched) {
            partition.endTick(tick);
            // There may be more directories than files a process may hold open.
            partition.close();
        }
        touched.clear();
    }

    @Override
    public void close() {
        partitions.values().forEach(FileSink::close);
    }

    private FileSink partition(ChangeBatch changes, int row) {
        directory.clear();
        path.append(changes, row, directory);
        // Rows of one directory often come one after the other.
        if (latest == null
                || !Arrays.equals(
                        directory.bytes(), 0, directory.length(), latestDirectory, 0, latestDirectory.length)) {
            latestDirectory = Arrays.copyOf(directory.bytes(), directory.length());
            latest = partitions.computeIfAbsent(directory.toString(), this::openPartition);
        }
        return latest;
    }

    private FileSink openPartition(String name) {
        SinkFiles files = new SinkFiles(path.base() + name, format.extension());
        boolean changelog = context.options().flag(FileOptions.CHANGELOG);
        FileSink sink = new FileSink(
                new SinkContext(context.name(), written, List.of(), context.appendOnly(), context.options()),
                files,
                format.encoder(context.options(), written, ',', changelog),
                rowsPerFile);
        sink.open(lastTick);
        return sink;
    }
}
