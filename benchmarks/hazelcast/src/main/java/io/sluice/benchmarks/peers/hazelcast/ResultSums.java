package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.sql.impl.row.JetSqlRow;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RowSum;
import io.sluice.benchmarks.compare.Workload;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What has come out of the job that runs: one at a time in this JVM. In a run that is measured rows are only counted. */
final class ResultSums {
    private static final RowSum TOTAL = new RowSum();
    private static Workload workload;
    private static boolean checking;
    private static long count;

    private ResultSums() {}

    /** Before a job is submitted. */
    static synchronized void begin(Workload of, boolean isChecking) {
        TOTAL.clear();
        workload = of;
        checking = isChecking;
        count = 0;
    }

    static synchronized long count() {
        return count;
    }

    /** Of a checking run. */
    static synchronized ResultSum sum() {
        return TOTAL.sum();
    }

    static synchronized Processor sink() {
        return checking ? new Checking() : new Counting();
    }

    private static synchronized void end(long rows, RowSum sum) {
        count += rows;
        TOTAL.add(sum);
    }

    /** Counts. */
    private static final class Counting extends AbstractProcessor {
        private long rows;

        @Override
        public void process(int ordinal, Inbox inbox) {
            rows += inbox.size();
            inbox.clear();
        }

        @Override
        public boolean complete() {
            end(rows, new RowSum());
            return true;
        }
    }

    /** Counts and adds up. */
    private static final class Checking extends AbstractProcessor {
        private final RowSum sum = new RowSum();

        @Override
        protected boolean tryProcess(int ordinal, Object item) {
            JetSqlRow row = (JetSqlRow) item;
            for (int column = 0; column < row.getFieldCount(); column++) {
                if (workload.checks(column)) {
                    add(row.get(column), sum);
                }
            }
            sum.endRow(1);
            return true;
        }

        @Override
        public boolean complete() {
            end(sum.sum().rows(), sum);
            return true;
        }

        private static void add(Object value, RowSum sum) {
            if (value == null) {
                sum.addNull();
            } else if (value instanceof Long
                    || value instanceof Integer
                    || value instanceof Short
                    || value instanceof Byte) {
                sum.addInteger(((Number) value).longValue());
            } else if (value instanceof BigDecimal number) {
                sum.addDecimal(number);
            } else if (value instanceof Double number) {
                sum.addNumber(number);
            } else if (value instanceof String text) {
                sum.addText(text);
            } else if (value instanceof LocalDateTime time) {
                sum.addMillis(time.toInstant(ZoneOffset.UTC).toEpochMilli());
            } else if (value instanceof OffsetDateTime time) {
                sum.addMillis(time.toInstant().toEpochMilli());
            } else if (value instanceof LocalDate date) {
                sum.addDays(date.toEpochDay());
            } else {
                throw new IllegalArgumentException("no sum of a " + value.getClass());
            }
        }
    }
}
