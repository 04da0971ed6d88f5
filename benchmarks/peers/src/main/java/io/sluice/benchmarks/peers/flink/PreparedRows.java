package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.EventFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;

/**
 * Rows in Flink's binary form, one after the other in one segment of memory for each tick: only the columns that a query reads. A reader points
 * one row object at one after the other, so that a row costs Flink neither an object nor a conversion.
 */
final class PreparedRows {
    private static final Map<String, PreparedRows> READY = new ConcurrentHashMap<>();

    private final List<Batch> batches = new ArrayList<>();
    private final int arity;

    /**
     * The rows of a tick.
     *
     * @param ends for each row where it ends in the segment
     * @param lastMillis the greatest event time, 0 if none is known
     */
    record Batch(MemorySegment segment, int[] ends, long lastMillis) {}

    private PreparedRows(int arity) {
        this.arity = arity;
    }

    /**
     * Reads them once and keeps them.
     *
     * @param columns by name, in the order wanted
     */
    static PreparedRows of(Path directory, String table, List<String> columns) {
        return READY.computeIfAbsent(table + columns, key -> {
            PreparedRows rows = new PreparedRows(columns.size());
            try (RootAllocator allocator = new RootAllocator()) {
                EventFiles.read(directory, table, allocator, batch -> rows.add(batch, columns));
            }
            return rows;
        });
    }

    int arity() {
        return arity;
    }

    List<Batch> batches() {
        return batches;
    }

    private void add(VectorSchemaRoot batch, List<String> columns) {
        List<CellWriter> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(CellWriter.of(batch.getVector(column)));
        }
        int rows = batch.getRowCount();
        int[] ends = new int[rows];
        byte[] bytes = new byte[Math.max(64, rows * 64)];
        BinaryRowData row = new BinaryRowData(arity);
        BinaryRowWriter writer = new BinaryRowWriter(row);
        int end = 0;
        for (int i = 0; i < rows; i++) {
            writer.reset();
            for (int column = 0; column < arity; column++) {
                cells.get(column).write(writer, column, i);
            }
            writer.complete();
            int size = row.getSizeInBytes();
            if (end + size > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            row.getSegments()[0].get(row.getOffset(), bytes, end, size);
            end += size;
            ends[i] = end;
        }
        batches.add(new Batch(MemorySegmentFactory.wrap(Arrays.copyOf(bytes, end)), ends, lastMillis(batch)));
    }

    private static long lastMillis(VectorSchemaRoot batch) {
        FieldVector time = batch.getVector("date_time");
        return time == null || batch.getRowCount() == 0 ? 0 : CellWriter.millis(time, batch.getRowCount() - 1);
    }
}
