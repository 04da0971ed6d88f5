package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.sql.impl.row.JetSqlRow;
import io.sluice.benchmarks.compare.EventFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** The rows of a table as Hazelcast's row objects, tick by tick, with only the columns that a query reads. */
final class PreparedRows {
    private static final Map<String, PreparedRows> READY = new ConcurrentHashMap<>();
    private static final long MICROS = 1_000_000L;

    private final SerializationService serialization;
    private final List<JetSqlRow[]> ticks = new ArrayList<>();
    private final List<Long> lastMillis = new ArrayList<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    private PreparedRows(SerializationService serialization) {
        this.serialization = serialization;
    }

    /**
     * Reads a table, for {@link #of}.
     *
     * @param kept which columns to keep, by name
     */
    static PreparedRows load(Path directory, String table, Predicate<String> kept, SerializationService serialization) {
        PreparedRows rows = new PreparedRows(serialization);
        try (RootAllocator allocator = new RootAllocator()) {
            EventFiles.read(directory, table, allocator, batch -> rows.add(batch, kept));
        }
        READY.put(table, rows);
        return rows;
    }

    static PreparedRows of(String table) {
        return READY.get(table);
    }

    int ticks() {
        return ticks.size();
    }

    JetSqlRow[] tick(int tick) {
        return ticks.get(tick);
    }

    /** The greatest event time of a tick. */
    long lastMillis(int tick) {
        return lastMillis.get(tick);
    }

    /** Names and SQL types, in order. */
    Map<String, String> columns() {
        return columns;
    }

    private void add(VectorSchemaRoot batch, Predicate<String> kept) {
        List<FieldVector> vectors = batch.getFieldVectors().stream()
                .filter(vector -> kept.test(vector.getName()))
                .toList();
        vectors.forEach(vector -> columns.put(vector.getName(), type(vector)));
        JetSqlRow[] rows = new JetSqlRow[batch.getRowCount()];
        for (int row = 0; row < rows.length; row++) {
            Object[] values = new Object[vectors.size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = value(vectors.get(column), row);
            }
            rows[row] = new JetSqlRow(serialization, values);
        }
        ticks.add(rows);
        FieldVector time = batch.getVector("date_time");
        lastMillis.add(rows.length == 0 ? 0 : Math.floorDiv(micros(time, rows.length - 1), 1_000L));
    }

    private static String type(FieldVector vector) {
        return vector instanceof BigIntVector ? "BIGINT" : vector instanceof VarCharVector ? "VARCHAR" : "TIMESTAMP";
    }

    private static Object value(FieldVector vector, int row) {
        if (vector instanceof BigIntVector numbers) {
            return numbers.get(row);
        }
        if (vector instanceof VarCharVector texts) {
            return new String(texts.get(row), StandardCharsets.UTF_8);
        }
        long micros = micros(vector, row);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
    }

    private static long micros(FieldVector vector, int row) {
        long value = ((TimeStampVector) vector).get(row);
        TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
        return unit == TimeUnit.MILLISECOND ? value * 1_000 : value;
    }
}
