package io.sluice.runtime.function;

import io.sluice.function.AggregateFunction;
import io.sluice.function.KeyedFunction;
import io.sluice.function.TableFunction;
import io.sluice.function.UserDefinedFunction;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.function.UserFunction.Overload;
import io.sluice.planner.function.UserKeyed;
import io.sluice.planner.type.SqlType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out what an object of the application can do as a SQL function. */
public final class FunctionLoader {
    static final String EVAL = "eval";

    private final JavaTypes types;

    /** @param typeParser reads the text of a data type, as in CREATE TABLE */
    public FunctionLoader(Function<String, SqlType> typeParser) {
        this.types = new JavaTypes(typeParser);
    }

    /** @throws IllegalArgumentException when it is no function; the message says why */
    public UserFunction load(String name, Object instance) {
        boolean deterministic = !(instance instanceof UserDefinedFunction f) || f.isDeterministic();
        String description = instance instanceof UserDefinedFunction f ? f.description() : "";
        UserFunction.Kind kind;
        List<Overload> overloads;
        if (instance instanceof AggregateFunction<?, ?> aggregate) {
            kind = UserFunction.Kind.AGGREGATE;
            overloads = new AggregateLoader(types, name).overloads(aggregate);
        } else if (instance instanceof TableFunction<?> table) {
            kind = UserFunction.Kind.TABLE;
            overloads = new TableLoader(types, name).overloads(table);
        } else if (instance instanceof KeyedFunction<?, ?> keyed) {
            kind = UserFunction.Kind.KEYED;
            UserKeyed loaded = new KeyedLoader(types, name).load(keyed);
            SqlType row = SqlType.row(loaded.rowType().fields());
            overloads = List.of(new Overload(List.of(), false, row, null, null, loaded));
        } else {
            kind = UserFunction.Kind.SCALAR;
            overloads = new ScalarLoader(types, name).overloads(instance);
        }
        return new UserFunction(name, kind, deterministic, description, overloads);
    }

    /**
     * A function of one or two arguments given as a lambda.
     *
     * @param arguments their classes
     * @param call takes as many values
     */
    public UserFunction lambda(
            String name, List<Class<?>> arguments, Class<?> result, Function<Object[], Object> call) {
        Overload overload = new ScalarLoader(types, name).lambda(arguments, result, call);
        return new UserFunction(name, UserFunction.Kind.SCALAR, true, "", List.of(overload));
    }

    /** The public methods of that name, without those that the compiler made. */
    static Stream<Method> methods(Object instance, String name) {
        return Arrays.stream(instance.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && !method.isSynthetic())
                // The virtual machine gives them in any order.
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString));
    }

    static Method single(Object instance, String name) {
        return methods(instance, name)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(instance.getClass().getName() + " has no public method " + name));
    }
}
