package io.sluice.runtime.seek;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.memory.Memory;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Values as whole numbers that are equal, and in order, exactly where SQL says so of the values. */
public final class Ordinals {
    /** Decimals of so many digits fit into 64 bits. */
    private static final int LONG_DIGITS = 18;

    private Ordinals() {}

    /** Whether values of the type have such numbers. */
    public static boolean has(SqlType type) {
        return Integers.isWhole(type.kind())
                || type.kind() == TypeKind.REAL
                || type.kind() == TypeKind.DOUBLE
                || type.kind() == TypeKind.DECIMAL && type.precision() <= LONG_DIGITS;
    }

    /** Of one value, in the Java form of the type and not NULL. */
    public static long of(SqlType type, Object value, BufferAllocator allocator) {
        long[] ordinal = new long[1];
        try (BatchBuilder builder = new BatchBuilder(new RowType(List.of(new Field("value", type))), allocator)) {
            builder.appendRow(List.of(value), 1);
            try (ChangeBatch batch = builder.build()) {
                read(batch.column(0), 1, ordinal);
            }
        }
        return ordinal[0];
    }

    /** Of the first rows of a column; anything where it is NULL. */
    static void read(Column column, int count, long[] ordinals) {
        long data = column.data();
        int width = ColumnTypes.byteWidth(column.type());
        switch (column.type().kind()) {
            case REAL -> {
                for (int row = 0; row < count; row++) {
                    ordinals[row] = of(Memory.getFloat(data + 4L * row));
                }
            }
            case DOUBLE -> {
                for (int row = 0; row < count; row++) {
                    ordinals[row] = of(Memory.getDouble(data + 8L * row));
                }
            }
            default -> whole(data, width, count, ordinals);
        }
    }

    /** A decimal's low half is all of it. */
    private static void whole(long data, int width, int count, long[] ordinals) {
        if (width >= 8) {
            for (int row = 0; row < count; row++) {
                ordinals[row] = Memory.getLong(data + (long) width * row);
            }
        } else {
            for (int row = 0; row < count; row++) {
                ordinals[row] = Integers.get(data + (long) width * row, width);
            }
        }
    }

    /** Both zeros are equal; NaN is equal to itself and above all. */
    private static long of(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}
