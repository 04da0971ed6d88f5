package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.RowSum;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** Adds a cell of Flink to a sum of rows. */
interface CellSum {
    void add(RowData row, RowSum sum);

    static CellSum of(LogicalType type, int column) {
        CellSum present = present(type, column);
        return (row, sum) -> {
            if (row.isNullAt(column)) {
                sum.addNull();
            } else {
                present.add(row, sum);
            }
        };
    }

    private static CellSum present(LogicalType type, int column) {
        switch (type.getTypeRoot()) {
            case INTEGER:
                return (row, sum) -> sum.addInteger(row.getInt(column));
            case BIGINT:
                return (row, sum) -> sum.addInteger(row.getLong(column));
            case DOUBLE:
                return (row, sum) -> sum.addNumber(row.getDouble(column));
            case DECIMAL:
                DecimalType decimal = (DecimalType) type;
                return (row, sum) -> sum.addDecimal(row.getDecimal(column, decimal.getPrecision(), decimal.getScale())
                        .toBigDecimal());
            case CHAR:
            case VARCHAR:
                return (row, sum) -> {
                    byte[] bytes = row.getString(column).toBytes();
                    sum.addText(bytes, bytes.length);
                };
            case DATE:
                return (row, sum) -> sum.addDays(row.getInt(column));
            case TIMESTAMP_WITHOUT_TIME_ZONE:
                int precision = LogicalTypeChecks.getPrecision(type);
                return (row, sum) ->
                        sum.addMillis(row.getTimestamp(column, precision).getMillisecond());
            default:
                throw new IllegalArgumentException("no sum of " + type);
        }
    }
}
