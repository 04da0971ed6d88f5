package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RowSum;
import io.sluice.benchmarks.compare.Workload;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.RowKind;

/** What has come out of the job that runs: one at a time in this JVM. In a run that is measured rows are only counted. */
final class ResultSums {
    private static final RowSum TOTAL = new RowSum();
    private static final List<Long> COUNTS = new ArrayList<>();
    private static Workload workload;
    private static boolean checking;

    private ResultSums() {}

    /** Before a job is submitted. */
    static synchronized void begin(Workload of, boolean isChecking) {
        TOTAL.clear();
        COUNTS.clear();
        workload = of;
        checking = isChecking;
    }

    static synchronized boolean isChecking() {
        return checking;
    }

    /** Rows added minus rows taken back. */
    static synchronized long count() {
        return COUNTS.stream().mapToLong(Long::longValue).sum();
    }

    /** Of a checking run. */
    static synchronized ResultSum sum() {
        return TOTAL.sum();
    }

    private static synchronized void end(long count) {
        COUNTS.add(count);
    }

    private static synchronized void end(RowSum sum) {
        TOTAL.add(sum);
        COUNTS.add(sum.sum().rows());
    }

    private static boolean isAdded(RowData row) {
        return row.getRowKind() == RowKind.INSERT || row.getRowKind() == RowKind.UPDATE_AFTER;
    }

    /** Counts. */
    static final class Counting implements SinkWriter<RowData> {
        private long count;

        @Override
        public void write(RowData row, Context context) {
            count += isAdded(row) ? 1 : -1;
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
            end(count);
        }
    }

    /** Counts and adds up. */
    static final class Checking implements SinkWriter<RowData> {
        private final RowSum sum = new RowSum();
        private final List<CellSum> cells = new ArrayList<>();

        Checking(LogicalType rowType) {
            for (int column = 0; column < rowType.getChildren().size(); column++) {
                if (workload.checks(column)) {
                    cells.add(CellSum.of(rowType.getChildren().get(column), column));
                }
            }
        }

        @Override
        public void write(RowData row, Context context) {
            for (CellSum cell : cells) {
                cell.add(row, sum);
            }
            sum.endRow(isAdded(row) ? 1 : -1);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
            end(sum);
        }
    }
}
