package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;

/** Reads numbers of any type as doubles, rounded to the nearest. */
final class DoubleArguments {
    private static final long EXACT = 1L << 53;
    private static final int EXACT_POWERS = 22;
    private static final double[] POWERS = new double[EXACT_POWERS + 1];

    static {
        double power = 1;
        for (int i = 0; i <= EXACT_POWERS; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private DoubleArguments() {}

    /** The number in a row that is not NULL. */
    static double get(Column column, int row) {
        long data = column.data();
        return switch (column.type().kind()) {
            case TINYINT -> Memory.getByte(data + row);
            case SMALLINT -> Memory.getShort(data + 2L * row);
            case INTEGER -> Memory.getInt(data + 4L * row);
            case REAL -> Memory.getFloat(data + 4L * row);
            case DOUBLE -> Memory.getDouble(data + 8L * row);
            case DECIMAL -> decimal(column, row);
            default -> Memory.getLong(data + 8L * row);
        };
    }

    private static double decimal(Column column, int row) {
        long low = Memory.getLong(column.data() + 16L * row);
        long high = Memory.getLong(column.data() + 16L * row + 8);
        int scale = column.type().scale();
        // Both parts are exact, so that the division rounds once.
        return high == low >> 63 && low > -EXACT && low < EXACT && scale <= EXACT_POWERS
                ? low / POWERS[scale]
                : ((Number) Values.get(column, row)).doubleValue();
    }
}
