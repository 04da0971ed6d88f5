package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.compare.EventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Brings events into DuckDB: row by row the first time, from a Parquet file that is left beside the events ever after. */
final class DuckTables {
    private DuckTables() {}

    static void load(Connection connection, Path data, String table) throws SQLException, IOException {
        Path parquet = data.resolve(table + ".parquet");
        try (Statement statement = connection.createStatement()) {
            if (!Files.exists(parquet)) {
                convert(connection, statement, data, table, parquet);
            }
            statement.execute("CREATE TABLE " + table + " AS FROM '" + parquet + "'");
        }
    }

    private static void convert(Connection connection, Statement statement, Path data, String table, Path parquet)
            throws SQLException, IOException {
        try (RootAllocator allocator = new RootAllocator()) {
            EventFiles.read(data, table, allocator, batch -> append(connection, table, batch));
        }
        Path part = data.resolve(table + ".parquet.part");
        statement.execute("COPY appended_" + table + " TO '" + part + "' (FORMAT parquet, COMPRESSION lz4)");
        Files.move(part, parquet, StandardCopyOption.ATOMIC_MOVE);
        statement.execute("DROP TABLE appended_" + table);
    }

    private static void append(Connection connection, String table, VectorSchemaRoot batch) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(batch.getFieldVectors().stream()
                    .map(vector -> vector.getName() + " " + type(vector))
                    .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS appended_" + table + " (", ")")));
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("appended_" + table)) {
                List<FieldVector> vectors = batch.getFieldVectors();
                for (int row = 0; row < batch.getRowCount(); row++) {
                    appender.beginRow();
                    for (FieldVector vector : vectors) {
                        append(appender, vector, row);
                    }
                    appender.endRow();
                }
            }
        } catch (SQLException error) {
            throw new IllegalStateException("DuckDB refuses rows of " + table, error);
        }
    }

    private static String type(FieldVector vector) {
        return vector instanceof BigIntVector ? "BIGINT" : vector instanceof VarCharVector ? "VARCHAR" : "TIMESTAMP";
    }

    private static void append(DuckDBAppender appender, FieldVector vector, int row) throws SQLException {
        if (vector instanceof BigIntVector numbers) {
            appender.append(numbers.get(row));
        } else if (vector instanceof VarCharVector texts) {
            appender.append(texts.getObject(row).toString());
        } else {
            long value = ((TimeStampVector) vector).get(row);
            TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
            long micros = unit == TimeUnit.MILLISECOND ? value * 1_000 : value;
            appender.append(LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L),
                    (int) Math.floorMod(micros, 1_000_000L) * 1_000,
                    ZoneOffset.UTC));
        }
    }
}
