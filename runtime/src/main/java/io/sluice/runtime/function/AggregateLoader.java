package io.sluice.runtime.function;

import io.sluice.function.AggregateFunction;
import io.sluice.planner.function.UserFunction.Overload;
import io.sluice.planner.type.SqlType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Aggregates: one overload for each method {@code accumulate}. */
record AggregateLoader(JavaTypes types, String name) {
    <A, R> List<Overload> overloads(AggregateFunction<A, R> instance) {
        List<Method> methods = FunctionLoader.methods(instance, "accumulate").toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    instance.getClass().getName() + " has no public method accumulate(accumulator, …)");
        }
        Method result = FunctionLoader.single(instance, "result");
        SqlType resultType = types.of(result.getGenericReturnType(), result)
                .orElseThrow(() -> new IllegalArgumentException(
                        "what result gives, " + result.getGenericReturnType().getTypeName() + ", has no SQL type"));
        Optional<JavaMethod> merge = FunctionLoader.methods(instance, "merge")
                .filter(method -> method.getParameterCount() == 2)
                .findFirst()
                .map(method -> new JavaMethod(instance, method));
        return methods.stream()
                .map(method -> overload(instance, method, resultType, merge))
                .toList();
    }

    private <A, R> Overload overload(
            AggregateFunction<A, R> instance, Method accumulate, SqlType result, Optional<JavaMethod> merge) {
        Parameters parameters = Parameters.of(accumulate, 1, types);
        JavaMethod add = new JavaMethod(instance, accumulate);
        Optional<JavaMethod> retract = FunctionLoader.methods(instance, "retract")
                .filter(method -> Arrays.equals(method.getParameterTypes(), accumulate.getParameterTypes()))
                .findFirst()
                .map(method -> new JavaMethod(instance, method));
        return new Overload(
                parameters.types(),
                parameters.variadic(),
                result,
                null,
                given -> new JavaAggregate<>(name, instance, parameters, given, result, add, retract, merge),
                null);
    }
}
