package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;

/** Conversions between dates, times and timestamps; TIMESTAMP_LTZ is seen in UTC. What a type cannot hold is cut off. */
final class TimeConversions {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TimeConversions() {}

    /** Null when the types have none. */
    static Conversion of(SqlType from, SqlType to) {
        if (from.kind().isTimestamp()) {
            return fromTimestamp(from, to);
        }
        if (from.kind() == TypeKind.DATE && to.kind().isTimestamp()) {
            long perDay = SECONDS_PER_DAY * to.timeUnit().perSecond();
            return (column, row, out) -> exact(value(column, row), perDay, 1, out);
        }
        if (from.kind() == TypeKind.TIME && to.kind() == TypeKind.TIME) {
            long unit = power(9 - to.precision());
            return (column, row, out) -> append(value(column, row) / unit * unit, out);
        }
        return null;
    }

    private static Conversion fromTimestamp(SqlType from, SqlType to) {
        long perSecond = from.timeUnit().perSecond();
        return switch (to.kind()) {
            case DATE ->
                (column, row, out) -> append(Math.floorDiv(value(column, row), SECONDS_PER_DAY * perSecond), out);
            case TIME -> {
                long unit = power(9 - to.precision());
                long nanos = NANOS_PER_SECOND / perSecond;
                yield (column, row, out) -> {
                    long ofDay = Math.floorMod(value(column, row), SECONDS_PER_DAY * perSecond) * nanos;
                    return append(ofDay / unit * unit, out);
                };
            }
            case TIMESTAMP, TIMESTAMP_LTZ -> rescale(from, to);
            default -> null;
        };
    }

    private static Conversion rescale(SqlType from, SqlType to) {
        int fromDigits = from.timeUnit().digits();
        int toDigits = to.timeUnit().digits();
        // Cut to the digits that count first, then move to the other unit.
        long cut = power(Math.max(0, fromDigits - Math.min(to.precision(), fromDigits)));
        long up = power(Math.max(0, toDigits - fromDigits));
        long down = power(Math.max(0, fromDigits - toDigits));
        return (column, row, out) -> {
            long kept = Math.floorDiv(value(column, row), cut) * cut;
            return exact(kept, up, down, out);
        };
    }

    private static boolean exact(long value, long up, long down, ColumnBuilder out) {
        long product = value * up;
        return Math.multiplyHigh(value, up) == product >> 63 && append(product / down, out);
    }

    private static boolean append(long value, ColumnBuilder out) {
        out.appendLong(value);
        return true;
    }

    private static long value(Column column, int row) {
        int width = ColumnTypes.byteWidth(column.type());
        return Integers.get(column.data() + (long) width * row, width);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
