package io.sluice.benchmarks.peers.spark;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The format of a stream over {@link PreparedColumns}. Options: {@code table}; {@code ticks} of a micro-batch; {@code closing}, whether a row that
 * closes all windows follows. Public for Spark, which makes it by its name.
 */
public final class EventProvider implements TableProvider {
    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return PreparedColumns.of(options.get("table")).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
        String table = options.get("table");
        return new EventTable(table, options.getInt("ticks", 1), options.getBoolean("closing", false));
    }

    private record EventTable(String name, int ticks, boolean isClosing) implements Table, SupportsRead {
        @Override
        public Column[] columns() {
            return java.util.Arrays.stream(PreparedColumns.of(name).schema().fields())
                    .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
                    .toArray(Column[]::new);
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.MICRO_BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            return () -> new EventScan(name, ticks, isClosing);
        }
    }

    private record EventScan(String table, int ticks, boolean isClosing) implements Scan {
        @Override
        public StructType readSchema() {
            return PreparedColumns.of(table).schema();
        }

        @Override
        public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
            return new EventStream(table, ticks, isClosing);
        }

        @Override
        public ColumnarSupportMode columnarSupportMode() {
            return ColumnarSupportMode.SUPPORTED;
        }
    }
}
