package io.sluice.planner.function;

import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.type.SqlType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A function that an application has registered.
 *
 * @param name in its first spelling; calls ignore case
 * @param deterministic whether equal arguments always give equal results: others cannot be part of a standing query
 * @param description one sentence, perhaps empty
 * @param overloads told apart by their arguments; at least one
 */
public record UserFunction(
        String name, Kind kind, boolean deterministic, String description, List<Overload> overloads) {
    /** Where a function stands. */
    public enum Kind {
        /** In expressions. */
        SCALAR,
        /** Over the rows of a group. */
        AGGREGATE,
        /** In FROM; to the planner it is a scalar function that gives an array of its rows. */
        TABLE,
        /** In FROM, over rows whose state it keeps by key. */
        KEYED
    }

    /** Makes what runs, for arguments of certain types. */
    @FunctionalInterface
    public interface Binder<T> {
        T bind(List<SqlType> arguments);
    }

    /**
     * One way to call the function.
     *
     * @param variadic whether the last parameter takes any number of arguments, also none
     * @param result of a call
     * @param scalar null for an aggregate
     * @param aggregate null for other functions
     * @param keyed null for other functions
     */
    public record Overload(
            List<SqlType> parameters,
            boolean variadic,
            SqlType result,
            Binder<RowFunction> scalar,
            Binder<UserAggregate> aggregate,
            UserKeyed keyed) {
        public Overload {
            parameters = List.copyOf(parameters);
        }

        /** Whether it can be called with so many arguments. */
        public boolean takes(int count) {
            return variadic ? count >= parameters.size() - 1 : count == parameters.size();
        }

        /** The declared type at a place. */
        public SqlType parameter(int index) {
            return parameters.get(Math.min(index, parameters.size() - 1));
        }

        /** The type that an argument is cast to: it keeps its own digits and length where the kind is right. */
        public SqlType argument(int index, SqlType given) {
            SqlType wanted = parameter(index);
            boolean keeps = given.kind() == wanted.kind() && !given.kind().isNested();
            return (keeps ? given : wanted).withNullable(true);
        }

        /** How far arguments of these types are from the declared ones; −1 when they do not fit. */
        private int distance(List<SqlType> types) {
            if (!takes(types.size())) {
                return -1;
            }
            int distance = variadic ? 1 : 0;
            for (int i = 0; i < types.size(); i++) {
                int one = Conversions.distance(types.get(i), parameter(i));
                if (one < 0) {
                    return -1;
                }
                distance += one * 2;
            }
            return distance;
        }
    }

    public UserFunction {
        overloads = List.copyOf(overloads);
    }

    /** The overload that arguments of these types fit best. */
    public Optional<Overload> find(List<SqlType> types) {
        return overloads.stream()
                .filter(overload -> overload.distance(types) >= 0)
                .min(Comparator.comparingInt(overload -> overload.distance(types)));
    }

    /** How it is called: {@code f(BIGINT, VARCHAR)}, all overloads. */
    public String signature() {
        if (kind == Kind.KEYED) {
            return name + "(TABLE input, DESCRIPTOR(key, …)) → "
                    + overloads.get(0).result();
        }
        StringBuilder text = new StringBuilder();
        for (Overload overload : overloads) {
            text.append(text.length() == 0 ? "" : "; ").append(name).append('(');
            for (int i = 0; i < overload.parameters().size(); i++) {
                boolean many = overload.variadic() && i == overload.parameters().size() - 1;
                text.append(i == 0 ? "" : ", ")
                        .append(overload.parameters().get(i).withNullable(true))
                        .append(many ? "…" : "");
            }
            text.append(") → ").append(overload.result().withNullable(true));
        }
        return text.toString();
    }
}
