package io.sluice.runtime.function;

import io.sluice.function.TableFunction;
import io.sluice.planner.function.UserFunction.Overload;
import io.sluice.planner.type.SqlType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Table functions: each method {@code eval} gives an array of rows. */
record TableLoader(JavaTypes types, String name) {
    <R> List<Overload> overloads(TableFunction<R> instance) {
        List<Method> methods =
                FunctionLoader.methods(instance, FunctionLoader.EVAL).toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(instance.getClass().getName() + " has no public method eval");
        }
        Type row = rowType(instance.getClass());
        SqlType element = types.of(row, null)
                .orElseThrow(() -> new IllegalArgumentException("a row, " + row.getTypeName() + ", has no SQL type"));
        SqlType result = SqlType.array(element);
        return methods.stream()
                .map(method -> overload(instance, method, element, result))
                .toList();
    }

    private <R> Overload overload(TableFunction<R> instance, Method method, SqlType element, SqlType result) {
        Parameters parameters = Parameters.of(method, 0, types);
        JavaMethod call = new JavaMethod(instance, method);
        return new Overload(
                parameters.types(),
                parameters.variadic(),
                result,
                given -> values -> {
                    Object[] arguments = parameters.arguments(values, given);
                    if (arguments == null) {
                        return List.of();
                    }
                    List<Object> rows = new ArrayList<>();
                    instance.collectInto(row -> rows.add(JavaValues.fromJava(row, element, "its row")));
                    try {
                        call.call(arguments);
                    } finally {
                        instance.collectInto(null);
                    }
                    return rows;
                },
                null,
                null);
    }

    /** What the class says for the {@code R} of TableFunction. */
    private static Type rowType(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getSuperclass() == TableFunction.class
                    && at.getGenericSuperclass() instanceof ParameterizedType generic) {
                return generic.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " does not say what its rows are: extends TableFunction<Row>");
    }
}
