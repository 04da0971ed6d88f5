package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RowSum;
import io.sluice.benchmarks.compare.Workload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Adds up the rows of a JDBC result. */
final class ResultSetSum {
    private ResultSetSum() {}

    static ResultSum of(ResultSet rows, Workload workload) throws SQLException {
        RowSum sum = new RowSum();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 0; column < columns; column++) {
                if (workload.checks(column)) {
                    add(rows.getObject(column + 1), sum);
                }
            }
            sum.endRow(1);
        }
        return sum.sum();
    }

    private static void add(Object value, RowSum sum) {
        if (value == null) {
            sum.addNull();
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            sum.addInteger(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            sum.addInteger(number.longValueExact());
        } else if (value instanceof BigDecimal number) {
            sum.addDecimal(number);
        } else if (value instanceof Double || value instanceof Float) {
            sum.addNumber(((Number) value).doubleValue());
        } else if (value instanceof String text) {
            sum.addText(text);
        } else if (value instanceof Timestamp time) {
            // The driver reads a TIMESTAMP as local time.
            sum.addMillis(time.toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli());
        } else if (value instanceof LocalDateTime time) {
            sum.addMillis(time.toInstant(ZoneOffset.UTC).toEpochMilli());
        } else if (value instanceof LocalDate date) {
            sum.addDays(date.toEpochDay());
        } else {
            throw new IllegalArgumentException("no sum of a " + value.getClass());
        }
    }
}
