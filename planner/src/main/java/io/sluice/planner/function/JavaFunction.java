package io.sluice.planner.function;

import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A scalar function whose implementation is a Java method: one overload. Functions of one name are told apart by the number and the
 * types of their arguments, the first that fits wins. NULL in, NULL out, unless {@link #seeingNulls} says otherwise; a failing row
 * throws, and the message becomes the row's error.
 */
public final class JavaFunction {
    /** Runs the method on values in the forms of their types. */
    @FunctionalInterface
    private interface Body<R> {
        R apply(Object[] args, List<SqlType> types);
    }

    /** One argument. */
    @FunctionalInterface
    public interface F1<A, R> {
        R apply(A a);
    }

    /** Two arguments. */
    @FunctionalInterface
    public interface F2<A, B, R> {
        R apply(A a, B b);
    }

    /** Three arguments. */
    @FunctionalInterface
    public interface F3<A, B, C, R> {
        R apply(A a, B b, C c);
    }

    /** Four arguments. */
    @FunctionalInterface
    public interface F4<A, B, C, D, R> {
        R apply(A a, B b, C c, D d);
    }

    /** Six arguments. */
    @FunctionalInterface
    public interface F6<A, B, C, D, E, F, R> {
        R apply(A a, B b, C c, D d, E e, F f);
    }

    /** Any number of arguments. */
    @FunctionalInterface
    public interface FN<A, R> {
        R apply(List<A> all);
    }

    private final String name;
    private final List<Parameter<?>> parameters;
    private final boolean variadic;
    private final boolean seesNulls;
    private final boolean random;
    private final Implementation<?> implementation;

    private record Implementation<R>(Result<R> result, Body<R> body) {
        Object run(Object[] args, List<SqlType> types, SqlType type) {
            return result.write(body.apply(args, types), type);
        }
    }

    private JavaFunction(
            String name,
            List<Parameter<?>> parameters,
            boolean variadic,
            boolean seesNulls,
            boolean random,
            Implementation<?> implementation) {
        this.name = name;
        this.parameters = parameters;
        this.variadic = variadic;
        this.seesNulls = seesNulls;
        this.random = random;
        this.implementation = implementation;
    }

    private static <R> JavaFunction of(String name, Result<R> result, List<Parameter<?>> parameters, Body<R> body) {
        return new JavaFunction(name, parameters, false, false, false, new Implementation<>(result, body));
    }

    public static <R> JavaFunction of(String name, Result<R> result, java.util.function.Supplier<R> f) {
        return of(name, result, List.of(), (v, t) -> f.get());
    }

    public static <A, R> JavaFunction of(String name, Result<R> result, Parameter<A> a, F1<A, R> f) {
        return of(name, result, List.of(a), (v, t) -> f.apply(a.read(v[0], t.get(0))));
    }

    public static <A, B, R> JavaFunction of(
            String name, Result<R> result, Parameter<A> a, Parameter<B> b, F2<A, B, R> f) {
        return of(name, result, List.of(a, b), (v, t) -> f.apply(a.read(v[0], t.get(0)), b.read(v[1], t.get(1))));
    }

    public static <A, B, C, R> JavaFunction of(
            String name, Result<R> result, Parameter<A> a, Parameter<B> b, Parameter<C> c, F3<A, B, C, R> f) {
        return of(
                name,
                result,
                List.of(a, b, c),
                (v, t) -> f.apply(a.read(v[0], t.get(0)), b.read(v[1], t.get(1)), c.read(v[2], t.get(2))));
    }

    public static <A, B, C, D, R> JavaFunction of(
            String name,
            Result<R> result,
            Parameter<A> a,
            Parameter<B> b,
            Parameter<C> c,
            Parameter<D> d,
            F4<A, B, C, D, R> f) {
        return of(
                name,
                result,
                List.of(a, b, c, d),
                (v, t) -> f.apply(
                        a.read(v[0], t.get(0)),
                        b.read(v[1], t.get(1)),
                        c.read(v[2], t.get(2)),
                        d.read(v[3], t.get(3))));
    }

    public static <A, B, C, D, E, F, R> JavaFunction of(
            String name,
            Result<R> result,
            Parameter<A> a,
            Parameter<B> b,
            Parameter<C> c,
            Parameter<D> d,
            Parameter<E> e,
            Parameter<F> f,
            F6<A, B, C, D, E, F, R> body) {
        return of(
                name,
                result,
                List.of(a, b, c, d, e, f),
                (v, t) -> body.apply(
                        a.read(v[0], t.get(0)),
                        b.read(v[1], t.get(1)),
                        c.read(v[2], t.get(2)),
                        d.read(v[3], t.get(3)),
                        e.read(v[4], t.get(4)),
                        f.read(v[5], t.get(5))));
    }

    /** One argument or more, all of one kind. */
    public static <A, R> JavaFunction ofMany(String name, Result<R> result, Parameter<A> each, FN<A, R> f) {
        return new JavaFunction(name, List.of(each), true, false, false, new Implementation<>(result, (v, t) -> {
            return f.apply(rest(each, v, t, 0));
        }));
    }

    /** One argument, then none or more of another kind. */
    public static <A, B, R> JavaFunction ofMany(
            String name, Result<R> result, Parameter<A> first, Parameter<B> each, F2<A, List<B>, R> f) {
        return new JavaFunction(name, List.of(first, each), true, false, false, new Implementation<>(result, (v, t) -> {
            return f.apply(first.read(v[0], t.get(0)), rest(each, v, t, 1));
        }));
    }

    private static <A> List<A> rest(Parameter<A> each, Object[] values, List<SqlType> types, int from) {
        List<A> all = new ArrayList<>();
        for (int i = from; i < values.length; i++) {
            all.add(each.read(values[i], types.get(i)));
        }
        return all;
    }

    /** The same function, but the implementation gets nulls for NULL arguments. */
    public JavaFunction seeingNulls() {
        return new JavaFunction(name, parameters, variadic, true, random, implementation);
    }

    /** The same function, marked as giving another result each time. */
    public JavaFunction random() {
        return new JavaFunction(name, parameters, variadic, seesNulls, true, implementation);
    }

    /** The same function under another name. */
    public JavaFunction named(String other) {
        return new JavaFunction(other, parameters, variadic, seesNulls, random, implementation);
    }

    /** In upper case. */
    public String name() {
        return name;
    }

    /** Whether equal arguments may give different results: no function for a standing query. */
    public boolean isRandom() {
        return random;
    }

    public int fewestArguments() {
        return variadic ? Math.max(1, parameters.size() - 1) : parameters.size();
    }

    public boolean takes(int count) {
        return variadic ? count >= fewestArguments() : count == parameters.size();
    }

    /** Whether arguments of these types fit. */
    public boolean takes(List<SqlType> types) {
        if (!takes(types.size())) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!parameter(i).fits(types.get(i))) {
                return false;
            }
        }
        return implementation.result().rule().of(types) != null;
    }

    /** The type that an argument is cast to; for {@code ?} ask with an empty list, null when that cannot be told. */
    public SqlType argumentType(int index, List<SqlType> types) {
        return types.isEmpty()
                ? parameter(index).sample()
                : parameter(index).target().of(types.get(index), types);
    }

    /** The nullable type of a call with arguments of these types. */
    public SqlType resultType(List<SqlType> types) {
        return implementation.result().rule().of(types).withNullable(true);
    }

    /** The function for arguments of types that {@link #argumentType} gave. */
    public RowFunction bind(List<SqlType> types, SqlType type) {
        List<SqlType> copy = List.copyOf(types);
        return args -> {
            if (!seesNulls) {
                for (Object arg : args) {
                    if (arg == null) {
                        return null;
                    }
                }
            }
            return implementation.run(args, copy, type);
        };
    }

    private Parameter<?> parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }
}
