package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Decimals;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Conversions between numbers, and between BOOLEAN and numbers. What a type has no digits for is rounded half up. */
final class NumberConversions {
    private NumberConversions() {}

    /** The conversion between two kinds that are numeric or BOOLEAN; null when there is none. */
    static Conversion of(SqlType from, SqlType to) {
        if (from.kind() == TypeKind.BOOLEAN) {
            return to.kind() == TypeKind.DECIMAL || to.kind().isNumeric()
                    ? (column, row, out) -> decimal(truth(column, row), to, out)
                    : null;
        }
        if (to.kind() == TypeKind.BOOLEAN) {
            return (column, row, out) -> {
                out.appendBoolean(!isZero(column, row));
                return true;
            };
        }
        return switch (from.kind()) {
            case REAL, DOUBLE ->
                to.kind().isApproximate()
                        ? (column, row, out) -> append(approximate(column, row), out)
                        : (column, row, out) -> fromApproximate(approximate(column, row), column.type(), to, out);
            case DECIMAL ->
                (column, row, out) -> decimal(Decimals.get(column.data() + 16L * row, from.scale()), to, out);
            default -> (column, row, out) -> decimal(BigDecimal.valueOf(whole(column, row)), to, out);
        };
    }

    private static boolean fromApproximate(double value, SqlType from, SqlType to, ColumnBuilder out) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return false;
        }
        BigDecimal exact = from.kind() == TypeKind.REAL
                ? new BigDecimal(Float.toString((float) value))
                : BigDecimal.valueOf(value);
        return decimal(exact, to, out);
    }

    private static boolean decimal(BigDecimal value, SqlType to, ColumnBuilder out) {
        if (to.kind() == TypeKind.REAL) {
            return append(value.floatValue(), out);
        }
        if (to.kind() == TypeKind.DOUBLE) {
            return append(value.doubleValue(), out);
        }
        BigDecimal rounded = value.setScale(to.scale(), RoundingMode.HALF_UP);
        BigInteger unscaled = rounded.unscaledValue();
        if (to.kind() == TypeKind.DECIMAL) {
            if (rounded.precision() > to.precision()) {
                return false;
            }
            out.appendDecimal(unscaled.shiftRight(64).longValue(), unscaled.longValue());
            return true;
        }
        if (unscaled.bitLength() > 63 || !Integers.fits(unscaled.longValue(), ColumnTypes.byteWidth(to))) {
            return false;
        }
        out.appendLong(unscaled.longValue());
        return true;
    }

    private static boolean append(double value, ColumnBuilder out) {
        out.appendDouble(value);
        return true;
    }

    private static double approximate(Column column, int row) {
        return column.type().kind() == TypeKind.REAL
                ? Memory.getFloat(column.data() + 4L * row)
                : Memory.getDouble(column.data() + 8L * row);
    }

    private static long whole(Column column, int row) {
        int width = ColumnTypes.byteWidth(column.type());
        return Integers.get(column.data() + (long) width * row, width);
    }

    private static BigDecimal truth(Column column, int row) {
        return Memory.getBit(column.data(), row) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static boolean isZero(Column column, int row) {
        return switch (column.type().kind()) {
            case REAL, DOUBLE -> approximate(column, row) == 0;
            case DECIMAL ->
                Memory.getLong(column.data() + 16L * row) == 0 && Memory.getLong(column.data() + 16L * row + 8) == 0;
            default -> whole(column, row) == 0;
        };
    }
}
