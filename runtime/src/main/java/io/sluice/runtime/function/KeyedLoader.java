package io.sluice.runtime.function;

import io.sluice.function.KeyedFunction;
import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** Keyed functions: what their rows are. */
record KeyedLoader(JavaTypes types, String name) {
    <S, R> UserKeyed load(KeyedFunction<S, R> instance) {
        Type row = rowType(instance.getClass());
        SqlType type = types.of(row, null)
                .orElseThrow(() -> new IllegalArgumentException("a row, " + row.getTypeName() + ", has no SQL type"));
        RowType columns = type.kind() == TypeKind.ROW
                ? new RowType(type.fields())
                : new RowType(List.of(new Field("value", type)));
        return new JavaKeyed<>(name, instance, type, columns);
    }

    /** What the class says for the {@code R} of KeyedFunction. */
    private static Type rowType(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Type implemented : at.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType generic && generic.getRawType() == KeyedFunction.class) {
                    return generic.getActualTypeArguments()[1];
                }
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " does not say what its rows are: implements KeyedFunction<State, Row>");
    }
}
