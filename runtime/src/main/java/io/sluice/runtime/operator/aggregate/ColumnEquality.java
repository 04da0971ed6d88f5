package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;

/** Whether two results are the same value, NULLs being equal. */
public final class ColumnEquality {
    private ColumnEquality() {}

    /**
     * Compares values of two columns pair by pair.
     *
     * @param i rows of the first column
     * @param j rows of the second
     * @param equal of pairs that are still true: false is written where the values differ
     */
    public static void compare(Column first, int[] i, Column second, int[] j, int count, boolean[] equal) {
        if (ColumnTypes.byteWidth(first.type()) == Long.BYTES && !first.hasNulls() && !second.hasNulls()) {
            long a = first.data();
            long b = second.data();
            for (int pair = 0; pair < count; pair++) {
                equal[pair] = equal[pair] && Memory.getLong(a + 8L * i[pair]) == Memory.getLong(b + 8L * j[pair]);
            }
        } else {
            for (int pair = 0; pair < count; pair++) {
                equal[pair] = equal[pair] && equal(first, i[pair], second, j[pair]);
            }
        }
    }

    public static boolean equal(Column first, int i, Column second, int j) {
        boolean isNull = first.isNull(i);
        if (isNull || second.isNull(j)) {
            return isNull == second.isNull(j);
        }
        long a = first.data();
        long b = second.data();
        return switch (first.type().kind()) {
            case BOOLEAN, NULL -> Memory.getBit(a, i) == Memory.getBit(b, j);
            case TINYINT -> Memory.getByte(a + i) == Memory.getByte(b + j);
            case SMALLINT -> Memory.getShort(a + 2L * i) == Memory.getShort(b + 2L * j);
            // Bits of REAL and DOUBLE: a result that differs in them only is emitted anew, which does no harm.
            case INTEGER, REAL, DATE, INTERVAL_YEAR -> Memory.getInt(a + 4L * i) == Memory.getInt(b + 4L * j);
            case BIGINT, DOUBLE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY ->
                Memory.getLong(a + 8L * i) == Memory.getLong(b + 8L * j);
            case DECIMAL ->
                Memory.getLong(a + 16L * i) == Memory.getLong(b + 16L * j)
                        && Memory.getLong(a + 16L * i + 8) == Memory.getLong(b + 16L * j + 8);
            case VARCHAR, VARBINARY -> bytesEqual(first, i, second, j);
            case ARRAY, MAP, ROW -> Values.get(first, i).equals(Values.get(second, j));
        };
    }

    private static boolean bytesEqual(Column first, int i, Column second, int j) {
        int a = Memory.getInt(first.offsets() + 4L * i);
        int b = Memory.getInt(second.offsets() + 4L * j);
        int length = Memory.getInt(first.offsets() + 4L * i + 4) - a;
        if (Memory.getInt(second.offsets() + 4L * j + 4) - b != length) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (Memory.getByte(first.data() + a + k) != Memory.getByte(second.data() + b + k)) {
                return false;
            }
        }
        return true;
    }
}
