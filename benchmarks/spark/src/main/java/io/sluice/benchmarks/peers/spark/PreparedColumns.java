package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.EventFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The rows of a table in Spark's column vectors on the heap, a slice for each worker of each tick. Generated code reads them in place: no object and no
 * conversion a row, and no work for a column that a query does not read.
 */
final class PreparedColumns {
    private static final Map<String, PreparedColumns> READY = new ConcurrentHashMap<>();
    private static final long DAY_MICROS = 86_400_000_000L;

    private final int slices;
    private final List<List<Slice>> ticks = new ArrayList<>();
    private StructType schema = new StructType();
    private long lastMicros;

    /** Rows of one worker; the vectors are shared by all that read them. */
    private record Slice(ColumnVector[] vectors, int rows) {}

    private PreparedColumns(int slices) {
        this.slices = slices;
    }

    /**
     * Reads a table, for {@link #of}.
     *
     * @param columns which to keep, by name
     */
    static void load(Path directory, String table, Predicate<String> columns, int slices) {
        PreparedColumns prepared = new PreparedColumns(slices);
        try (RootAllocator allocator = new RootAllocator()) {
            EventFiles.read(directory, table, allocator, batch -> prepared.add(batch, columns));
        }
        READY.put(table, prepared);
    }

    static PreparedColumns of(String table) {
        return READY.get(table);
    }

    StructType schema() {
        return schema;
    }

    int ticks() {
        return ticks.size();
    }

    int slices() {
        return slices;
    }

    /** A batch for one reader: its cursor is not shared. */
    ColumnarBatch batch(int tick, int slice) {
        Slice found = ticks.get(tick).get(slice);
        return new ColumnarBatch(found.vectors, found.rows);
    }

    /** One row a day after the last, whose windows stay open while it closes all others. */
    ColumnarBatch closingRow() {
        OnHeapColumnVector[] vectors = OnHeapColumnVector.allocateColumns(1, schema);
        for (int column = 0; column < vectors.length; column++) {
            DataType type = schema.fields()[column].dataType();
            if (type.equals(DataTypes.StringType)) {
                vectors[column].putByteArray(0, new byte[0]);
            } else {
                vectors[column].putLong(0, type.equals(DataTypes.TimestampType) ? lastMicros + DAY_MICROS : -1);
            }
        }
        return new ColumnarBatch(vectors, 1);
    }

    private void add(VectorSchemaRoot batch, Predicate<String> columns) {
        List<FieldVector> kept = batch.getFieldVectors().stream()
                .filter(vector -> columns.test(vector.getName()))
                .toList();
        schema = new StructType(kept.stream()
                .map(vector -> DataTypes.createStructField(vector.getName(), type(vector), false))
                .toArray(StructField[]::new));
        int rows = batch.getRowCount();
        List<Slice> tick = new ArrayList<>();
        for (int slice = 0; slice < slices; slice++) {
            int from = (int) ((long) rows * slice / slices);
            int to = (int) ((long) rows * (slice + 1) / slices);
            OnHeapColumnVector[] vectors = OnHeapColumnVector.allocateColumns(Math.max(1, to - from), schema);
            for (int column = 0; column < vectors.length; column++) {
                copy(kept.get(column), from, to, vectors[column]);
            }
            tick.add(new Slice(vectors, to - from));
        }
        ticks.add(tick);
        FieldVector time = batch.getVector("date_time");
        if (time != null && rows > 0) {
            lastMicros = micros(time, rows - 1);
        }
    }

    private static DataType type(FieldVector vector) {
        return vector instanceof BigIntVector
                ? DataTypes.LongType
                : vector instanceof VarCharVector ? DataTypes.StringType : DataTypes.TimestampType;
    }

    private static void copy(FieldVector from, int first, int end, WritableColumnVector to) {
        for (int row = first; row < end; row++) {
            if (from instanceof BigIntVector numbers) {
                to.putLong(row - first, numbers.get(row));
            } else if (from instanceof VarCharVector texts) {
                to.putByteArray(row - first, texts.get(row));
            } else {
                to.putLong(row - first, micros(from, row));
            }
        }
    }

    private static long micros(FieldVector vector, int row) {
        long value = ((TimeStampVector) vector).get(row);
        TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
        return unit == TimeUnit.MILLISECOND ? value * 1_000 : value;
    }
}
