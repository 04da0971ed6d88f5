package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.expr.kernel.Kernel;

/** Chooses the kernel of a cast. */
public final class CastKernels {
    private CastKernels() {}

    /**
     * The cast from one type to another.
     *
     * @param safe NULL instead of an error
     * @return null when no value of the one type can become one of the other
     */
    public static Kernel of(SqlType from, SqlType to, boolean safe) {
        TypeKind source = from.kind();
        TypeKind target = to.kind();
        if (from.sameValues(to) || source == target && to.precision() == SqlType.UNLIMITED && !source.isNested()) {
            return new SameValues();
        }
        if (source == TypeKind.NULL) {
            return new RowCast((column, row, out) -> false, to, true);
        }
        if (source.isInteger() && from.scale() == 0) {
            if (target.isInteger()) {
                return new WholeToWhole(to, safe);
            }
            if (target.isApproximate()) {
                return new WholeToApproximate(to);
            }
            if (target == TypeKind.DECIMAL
                    && to.scale() == 0
                    && to.precision() >= WholeToDecimal.digits(ColumnTypes.byteWidth(from))) {
                return new WholeToDecimal(to);
            }
        }
        Conversion conversion = conversion(from, to);
        return conversion == null ? null : new RowCast(conversion, to, safe);
    }

    private static Conversion conversion(SqlType from, SqlType to) {
        TypeKind source = from.kind();
        TypeKind target = to.kind();
        if (target == TypeKind.VARCHAR) {
            return TextConversions.format(from, to);
        }
        if (source == TypeKind.VARCHAR) {
            return TextConversions.parse(to);
        }
        if (isNumberOrTruth(source) && isNumberOrTruth(target)) {
            return NumberConversions.of(from, to);
        }
        if (source.isNested() && source == target) {
            return throughObjects();
        }
        return TimeConversions.of(from, to);
    }

    /** Nested values of wider elements; a value that has no such form makes the builder throw. */
    private static Conversion throughObjects() {
        return (column, row, out) -> {
            out.appendValue(Values.get(column, row));
            return true;
        };
    }

    private static boolean isNumberOrTruth(TypeKind kind) {
        return kind.isNumeric() || kind == TypeKind.BOOLEAN;
    }
}
