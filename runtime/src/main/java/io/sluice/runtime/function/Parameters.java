package io.sluice.runtime.function;

import io.sluice.planner.type.SqlType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a method as SQL sees them.
 *
 * @param javaTypes of the single values: for varargs that of an element
 * @param types the same in SQL
 * @param skipped parameters before them that are not SQL's, such as an accumulator
 */
record Parameters(List<Type> javaTypes, List<SqlType> types, boolean variadic, int skipped) {
    /** @throws IllegalArgumentException when a parameter has no SQL type */
    static Parameters of(Method method, int skipped, JavaTypes types) {
        List<Type> javaTypes = new ArrayList<>();
        List<SqlType> sqlTypes = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        Type[] generic = method.getGenericParameterTypes();
        for (int i = skipped; i < parameters.length; i++) {
            boolean rest = method.isVarArgs() && i == parameters.length - 1;
            Type type = rest ? element(generic[i]) : generic[i];
            javaTypes.add(type);
            sqlTypes.add(types.of(type, parameters[i])
                    .orElseThrow(() -> new IllegalArgumentException(
                            "parameter type " + type.getTypeName() + " of " + method.getName() + " has no SQL type")));
        }
        return new Parameters(javaTypes, sqlTypes, method.isVarArgs(), skipped);
    }

    private static Type element(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : ((Class<?>) array).getComponentType();
    }

    /**
     * The arguments of a call.
     *
     * @param first takes the skipped parameters' place
     * @return null when NULL meets a primitive parameter
     */
    Object[] arguments(Object[] values, List<SqlType> given, Object... first) {
        Object[] arguments = new Object[skipped + javaTypes.size()];
        System.arraycopy(first, 0, arguments, 0, skipped);
        int single = variadic ? javaTypes.size() - 1 : javaTypes.size();
        for (int i = 0; i < single; i++) {
            if (values[i] == null && JavaValues.refusesNull(javaTypes.get(i))) {
                return null;
            }
            arguments[skipped + i] = JavaValues.toJava(values[i], given.get(i), javaTypes.get(i));
        }
        if (variadic) {
            Type element = javaTypes.get(single);
            Class<?> component = element instanceof Class<?> plain ? plain : List.class;
            Object rest = Array.newInstance(component, values.length - single);
            for (int i = single; i < values.length; i++) {
                if (values[i] == null && JavaValues.refusesNull(element)) {
                    return null;
                }
                Array.set(rest, i - single, JavaValues.toJava(values[i], given.get(i), element));
            }
            arguments[skipped + single] = rest;
        }
        return arguments;
    }
}
