package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/**
 * The six comparisons. An operation is a set of orders: bit 0 for less, bit 1 for equal, bit 2 for greater; each kind of value only
 * has to say which order two of them have.
 */
public abstract class Comparison implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    private final int orders;

    Comparison(ScalarOp op) {
        this.orders = orders(op);
    }

    /** Writes one truth bit per row, 64 at a time, whatever is NULL. */
    abstract void fill(Operand left, Operand right, int rowCount, int orders, long bits);

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            fill(args[0], args[1], rowCount, orders, target.data());
            return target.build();
        }
    }

    /** The comparison for a kind of values; null when the kind has no order. */
    public static Comparison of(ScalarOp op, TypeKind kind) {
        if (Integers.isWhole(kind)) {
            return new WholeComparison(op);
        }
        return switch (kind) {
            case REAL, DOUBLE -> new ApproximateComparison(op);
            case DECIMAL -> new DecimalComparison(op);
            case VARCHAR, VARBINARY -> new BytesComparison(op);
            case BOOLEAN, NULL -> new BooleanComparison(op);
            default -> null;
        };
    }

    /** The orders for which the operation is true. */
    static int orders(ScalarOp op) {
        return switch (op) {
            case LESS -> 1;
            case EQUALS, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> 2;
            case LESS_EQUAL -> 3;
            case GREATER -> 4;
            case NOT_EQUALS -> 5;
            case GREATER_EQUAL -> 6;
            default -> throw new IllegalStateException(op.name());
        };
    }

    /** −1, 0 or 1 with NaN equal to itself and above every number, and −0 equal to 0. */
    static int order(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        if (left == right) {
            return 0;
        }
        return (Double.isNaN(left) ? 1 : 0) - (Double.isNaN(right) ? 1 : 0);
    }

    static long bit(int orders, int order) {
        return orders >>> Integer.signum(order) + 1 & 1;
    }

    static void putWord(long bits, int start, long word) {
        Memory.putLong(bits + (start >>> 3), word);
    }
}
