package io.sluice.benchmarks.peers.flink;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.writer.BinaryRowWriter;

/** Moves a cell of a column of Arrow, never null, into a row of Flink. */
interface CellWriter {
    void write(BinaryRowWriter writer, int column, int row);

    static CellWriter of(FieldVector vector) {
        if (vector instanceof BigIntVector numbers) {
            return (writer, column, row) -> writer.writeLong(column, numbers.get(row));
        }
        if (vector instanceof VarCharVector texts) {
            return (writer, column, row) -> writer.writeString(column, BinaryStringData.fromBytes(texts.get(row)));
        }
        if (vector instanceof TimeStampVector times) {
            return (writer, column, row) ->
                    writer.writeTimestamp(column, TimestampData.fromEpochMillis(millis(times, row)), 3);
        }
        throw new IllegalArgumentException("no column of Flink for " + vector.getField());
    }

    /** A timestamp in milliseconds. */
    static long millis(FieldVector vector, int row) {
        long value = ((TimeStampVector) vector).get(row);
        TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
        return unit == TimeUnit.MILLISECOND ? value : value / 1_000;
    }
}
