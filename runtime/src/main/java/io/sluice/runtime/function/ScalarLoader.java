package io.sluice.runtime.function;

import io.sluice.planner.function.UserFunction.Overload;
import io.sluice.planner.type.SqlType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Scalar functions: one overload for each method {@code eval}. */
record ScalarLoader(JavaTypes types, String name) {
    List<Overload> overloads(Object instance) {
        List<Method> methods =
                FunctionLoader.methods(instance, FunctionLoader.EVAL).toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(instance.getClass().getName() + " has no public method eval");
        }
        return methods.stream().map(method -> overload(instance, method)).toList();
    }

    private Overload overload(Object instance, Method method) {
        Parameters parameters = Parameters.of(method, 0, types);
        SqlType result = types.of(method.getGenericReturnType(), method)
                .orElseThrow(() -> new IllegalArgumentException(
                        "what eval gives, " + method.getGenericReturnType().getTypeName() + ", has no SQL type"));
        JavaMethod call = new JavaMethod(instance, method);
        return new Overload(
                parameters.types(),
                parameters.variadic(),
                result,
                given -> values -> {
                    Object[] arguments = parameters.arguments(values, given);
                    return arguments == null ? null : JavaValues.fromJava(call.call(arguments), result, "its result");
                },
                null,
                null);
    }

    Overload lambda(List<Class<?>> arguments, Class<?> resultClass, Function<Object[], Object> call) {
        List<SqlType> parameters = new ArrayList<>();
        arguments.forEach(argument -> parameters.add(type(argument)));
        SqlType result = type(resultClass);
        return new Overload(
                parameters,
                false,
                result,
                given -> values -> {
                    Object[] converted = new Object[values.length];
                    for (int i = 0; i < values.length; i++) {
                        converted[i] = JavaValues.toJava(values[i], given.get(i), arguments.get(i));
                    }
                    return JavaValues.fromJava(call.apply(converted), result, "its result");
                },
                null,
                null);
    }

    private SqlType type(Class<?> javaType) {
        return types.of(javaType, null)
                .orElseThrow(() -> new IllegalArgumentException(javaType.getName() + " has no SQL type"));
    }
}
