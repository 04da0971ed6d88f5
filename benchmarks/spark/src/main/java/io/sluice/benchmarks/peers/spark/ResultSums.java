package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RowSum;
import io.sluice.benchmarks.compare.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.StructType;

/**
 * What has come out of the query that runs: one at a time in this JVM. In a run that is measured rows are only counted. In one that is checked a row of a
 * query in update mode takes the place of the one that came before with its key.
 */
final class ResultSums {
    private static final RowSum ADDED = new RowSum();
    private static final Map<List<Object>, ResultSum> LAST = new HashMap<>();
    private static Workload workload;
    private static Optional<int[]> key = Optional.empty();
    private static boolean checking;
    private static long written;

    private ResultSums() {}

    /**
     * Before a query is started.
     *
     * @param keyColumns of a query in update mode, by number
     */
    static synchronized void begin(Workload of, Optional<int[]> keyColumns, boolean isChecking) {
        ADDED.clear();
        LAST.clear();
        workload = of;
        key = keyColumns;
        checking = isChecking;
        written = 0;
    }

    /** How many rows were handed over, each change of a row as one. */
    static synchronized long written() {
        return written;
    }

    /** Of a run that was checked. */
    static synchronized ResultSum sum() {
        ResultSum added = ADDED.sum();
        long checksum = added.checksum();
        for (ResultSum row : LAST.values()) {
            checksum += row.checksum();
        }
        return new ResultSum(added.rows() + LAST.size(), checksum);
    }

    static synchronized DataWriter<InternalRow> writer(StructType schema) {
        return checking ? new Checking(schema) : new Counting();
    }

    private static synchronized void end(long rows, RowSum added, Map<List<Object>, ResultSum> last) {
        written += rows;
        ADDED.add(added);
        LAST.putAll(last);
    }

    private record Done() implements WriterCommitMessage {
        private static final long serialVersionUID = 1;
    }

    /** Counts. */
    private static final class Counting implements DataWriter<InternalRow> {
        private long count;

        @Override
        public void write(InternalRow row) {
            count++;
        }

        @Override
        public WriterCommitMessage commit() {
            end(count, new RowSum(), Map.of());
            return new Done();
        }

        @Override
        public void abort() {}

        @Override
        public void close() {}
    }

    /** Counts and adds up. */
    private static final class Checking implements DataWriter<InternalRow> {
        private final StructType schema;
        private final List<CellSum> cells = new ArrayList<>();
        private final Optional<int[]> keyColumns;
        private final RowSum sum = new RowSum();
        private final Map<List<Object>, ResultSum> last = new HashMap<>();
        private long count;

        Checking(StructType schema) {
            this.schema = schema;
            this.keyColumns = key;
            for (int column = 0; column < schema.size(); column++) {
                if (workload.checks(column)) {
                    cells.add(CellSum.of(schema.fields()[column].dataType(), column));
                }
            }
        }

        @Override
        public void write(InternalRow row) {
            count++;
            for (CellSum cell : cells) {
                cell.add(row, sum);
            }
            sum.endRow(1);
            if (keyColumns.isPresent()) {
                last.put(keyOf(row), sum.sum());
                sum.clear();
            }
        }

        private List<Object> keyOf(InternalRow row) {
            List<Object> values = new ArrayList<>();
            for (int column : keyColumns.get()) {
                Object value = row.get(column, schema.fields()[column].dataType());
                values.add(value == null ? "NULL" : value.toString());
            }
            return values;
        }

        @Override
        public WriterCommitMessage commit() {
            end(count, sum, last);
            return new Done();
        }

        @Override
        public void abort() {}

        @Override
        public void close() {}
    }
}
