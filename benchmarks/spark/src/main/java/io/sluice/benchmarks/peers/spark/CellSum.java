package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.RowSum;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Adds a cell of Spark to a sum of rows. */
interface CellSum {
    void add(InternalRow row, RowSum sum);

    static CellSum of(DataType type, int column) {
        CellSum present = present(type, column);
        return (row, sum) -> {
            if (row.isNullAt(column)) {
                sum.addNull();
            } else {
                present.add(row, sum);
            }
        };
    }

    private static CellSum present(DataType type, int column) {
        if (type.equals(DataTypes.IntegerType)) {
            return (row, sum) -> sum.addInteger(row.getInt(column));
        }
        if (type.equals(DataTypes.LongType)) {
            return (row, sum) -> sum.addInteger(row.getLong(column));
        }
        if (type.equals(DataTypes.DoubleType)) {
            return (row, sum) -> sum.addNumber(row.getDouble(column));
        }
        if (type instanceof DecimalType decimal) {
            return (row, sum) -> sum.addDecimal(
                    row.getDecimal(column, decimal.precision(), decimal.scale()).toJavaBigDecimal());
        }
        if (type.equals(DataTypes.StringType)) {
            return (row, sum) -> {
                byte[] bytes = row.getUTF8String(column).getBytes();
                sum.addText(bytes, bytes.length);
            };
        }
        if (type.equals(DataTypes.DateType)) {
            return (row, sum) -> sum.addDays(row.getInt(column));
        }
        if (type.equals(DataTypes.TimestampType)) {
            return (row, sum) -> sum.addMillis(Math.floorDiv(row.getLong(column), 1_000L));
        }
        throw new IllegalArgumentException("no sum of " + type);
    }
}
