package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import java.util.Map;

/** ITEM, CARDINALITY and FIELD of ARRAY, MAP and ROW, through objects: nested data is not a hot path. */
public final class NestedFunctions {
    private NestedFunctions() {}

    /** Null when the operation does not take such values. */
    public static Kernel of(ScalarOp op, SqlType type, TypeKind kind) {
        RowFunction function = switch (op) {
            case ITEM ->
                kind == TypeKind.ARRAY
                        ? NestedFunctions::element
                        : kind == TypeKind.MAP ? NestedFunctions::entry : null;
            case CARDINALITY ->
                kind == TypeKind.ARRAY
                        ? args -> number(((List<?>) args[0]).size(), type)
                        : kind == TypeKind.MAP ? args -> number(((Map<?, ?>) args[0]).size(), type) : null;
            case FIELD -> kind == TypeKind.ROW ? args -> ((List<?>) args[0]).get(((Number) args[1]).intValue()) : null;
            default -> null;
        };
        return function == null ? null : new RowFunctionKernel(op.symbol(), nullSafe(function), type);
    }

    private static RowFunction nullSafe(RowFunction function) {
        return args -> {
            for (Object arg : args) {
                if (arg == null) {
                    return null;
                }
            }
            return function.apply(args);
        };
    }

    private static Object element(Object[] args) {
        List<?> array = (List<?>) args[0];
        long index = ((Number) args[1]).longValue();
        return index < 1 || index > array.size() ? null : array.get((int) index - 1);
    }

    private static Object entry(Object[] args) {
        return ((Map<?, ?>) args[0]).get(args[1]);
    }

    private static Object number(int value, SqlType type) {
        return type.kind() == TypeKind.BIGINT ? (Object) (long) value : (Object) value;
    }
}
