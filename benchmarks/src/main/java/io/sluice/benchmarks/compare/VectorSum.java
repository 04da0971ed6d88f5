package io.sluice.benchmarks.compare;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Adds up the rows of Arrow batches. */
public final class VectorSum {
    private VectorSum() {}

    /** All rows of a batch, once each. */
    public static void add(VectorSchemaRoot batch, Workload workload, RowSum sum) {
        for (int row = 0; row < batch.getRowCount(); row++) {
            for (int column = 0; column < batch.getFieldVectors().size(); column++) {
                if (workload.checks(column)) {
                    add(batch.getVector(column), row, sum);
                }
            }
            sum.endRow(1);
        }
    }

    private static void add(FieldVector vector, int row, RowSum sum) {
        if (vector.isNull(row)) {
            sum.addNull();
        } else if (vector instanceof BaseIntVector numbers) {
            sum.addInteger(numbers.getValueAsLong(row));
        } else if (vector instanceof VarCharVector texts) {
            byte[] bytes = texts.get(row);
            sum.addText(bytes, bytes.length);
        } else if (vector instanceof TimeStampVector times) {
            boolean isMillis = ((ArrowType.Timestamp) vector.getField().getType()).getUnit() == TimeUnit.MILLISECOND;
            sum.addMillis(isMillis ? times.get(row) : Math.floorDiv(times.get(row), 1_000L));
        } else if (vector instanceof DateDayVector days) {
            sum.addDays(days.get(row));
        } else if (vector instanceof Float8Vector numbers) {
            sum.addNumber(numbers.get(row));
        } else if (vector instanceof DecimalVector numbers) {
            sum.addDecimal(numbers.getObject(row));
        } else {
            throw new IllegalArgumentException("no sum of " + vector.getField());
        }
    }
}
