package io.sluice.planner.function;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a function takes in one place.
 *
 * @param accepts which argument types fit; a bare NULL always does
 * @param target the type the planner casts a fitting argument to, before the function sees it
 * @param sample the type of a {@code ?} in this place; null when it cannot be told
 * @param reader from a value in the form of its {@link SqlType}, never null, to the form of the implementation
 */
public record Parameter<T>(Predicate<SqlType> accepts, Target target, SqlType sample, Reader<T> reader) {
    /** The type to cast to. */
    @FunctionalInterface
    public interface Target {
        /** @param all the types of all arguments of the call */
        SqlType of(SqlType argument, List<SqlType> all);
    }

    /** The door from values to the implementation. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Object value, SqlType type);
    }

    /** A value whose type the implementation wants to know. */
    public record Typed(Object value, SqlType type) {}

    public static final Parameter<String> TEXT =
            as(SqlType.varchar(), t -> t.kind() == TypeKind.VARCHAR, (v, t) -> (String) v);
    public static final Parameter<Long> WHOLE =
            as(SqlType.bigint(), t -> t.kind().isInteger(), (v, t) -> (Long) v);
    public static final Parameter<Double> NUMBER =
            as(SqlType.of(TypeKind.DOUBLE), t -> t.kind().isNumeric(), (v, t) -> (Double) v);
    public static final Parameter<Boolean> TRUTH =
            as(SqlType.of(TypeKind.BOOLEAN), t -> t.kind() == TypeKind.BOOLEAN, (v, t) -> (Boolean) v);
    public static final Parameter<byte[]> BYTES =
            as(SqlType.of(TypeKind.VARBINARY), t -> t.kind() == TypeKind.VARBINARY, (v, t) -> (byte[]) v);

    /** DATE, TIMESTAMP or TIMESTAMP_LTZ, the last as UTC. */
    public static final Parameter<LocalDateTime> MOMENT = keeping(
            SqlType.timestamp(SqlType.DEFAULT_TIMESTAMP_PRECISION),
            t -> t.kind() == TypeKind.DATE || t.kind().isTimestamp(),
            Moments::of);

    /** TIMESTAMP only. */
    public static final Parameter<LocalDateTime> LOCAL = keeping(
            SqlType.timestamp(SqlType.DEFAULT_TIMESTAMP_PRECISION),
            t -> t.kind() == TypeKind.TIMESTAMP || t.kind() == TypeKind.DATE,
            Moments::of);

    /** TIMESTAMP_LTZ only, as UTC. */
    public static final Parameter<LocalDateTime> INSTANT =
            keeping(SqlType.of(TypeKind.TIMESTAMP_LTZ), t -> t.kind() == TypeKind.TIMESTAMP_LTZ, Moments::of);

    public static final Parameter<LocalTime> TIME = keeping(
            SqlType.of(TypeKind.TIME), t -> t.kind() == TypeKind.TIME, (v, t) -> LocalTime.ofNanoOfDay((Long) v));

    /** A day-time interval, in nanoseconds. */
    public static final Parameter<Long> DURATION =
            keeping(SqlType.of(TypeKind.INTERVAL_DAY), t -> t.kind() == TypeKind.INTERVAL_DAY, (v, t) -> (Long) v);

    /** A year-month interval, in months. */
    public static final Parameter<Integer> MONTHS =
            keeping(SqlType.of(TypeKind.INTERVAL_YEAR), t -> t.kind() == TypeKind.INTERVAL_YEAR, (v, t) -> (Integer) v);

    public static final Parameter<List<?>> ARRAY =
            keeping(SqlType.array(SqlType.varchar()), t -> t.kind() == TypeKind.ARRAY, (v, t) -> (List<?>) v);
    public static final Parameter<Map<?, ?>> MAP = keeping(
            SqlType.map(SqlType.varchar(), SqlType.varchar()), t -> t.kind() == TypeKind.MAP, (v, t) -> (Map<?, ?>) v);

    /** Anything, as it is. */
    public static final Parameter<Typed> ANY = new Parameter<>(t -> true, Parameter::orText, null, Typed::new);

    /** A number in the type it has. */
    public static final Parameter<Typed> ANY_NUMBER =
            keeping(SqlType.of(TypeKind.DOUBLE), t -> t.kind().isNumeric(), Typed::new);

    /** Anything but nested values, as its text. */
    public static final Parameter<String> AS_TEXT =
            as(SqlType.varchar(), t -> !t.kind().isNested(), (v, t) -> (String) v);

    private static SqlType orText(SqlType argument, List<SqlType> all) {
        return argument.kind() == TypeKind.NULL ? SqlType.varchar() : argument;
    }

    /** A value for an element of the array that is the argument of a given number. */
    public static Parameter<Object> elementOf(int array) {
        return new Parameter<>(
                t -> true,
                (argument, all) -> all.get(array).kind() == TypeKind.ARRAY
                        ? all.get(array).fields().get(0).type().withNullable(true)
                        : orText(argument, all),
                null,
                (v, t) -> v);
    }

    /** An array whose elements become those of the array that is the argument of a given number. */
    public static Parameter<List<?>> likeArray(int array) {
        return new Parameter<>(
                t -> t.kind() == TypeKind.ARRAY,
                (argument, all) -> all.get(array).kind() == TypeKind.ARRAY ? all.get(array) : argument,
                SqlType.array(SqlType.varchar()),
                (v, t) -> (List<?>) v);
    }

    private static <T> Parameter<T> as(SqlType type, Predicate<SqlType> accepts, Reader<T> reader) {
        return new Parameter<>(accepts, (argument, all) -> type, type, reader);
    }

    private static <T> Parameter<T> keeping(SqlType sample, Predicate<SqlType> accepts, Reader<T> reader) {
        return new Parameter<>(
                accepts, (argument, all) -> argument.kind() == TypeKind.NULL ? sample : argument, sample, reader);
    }

    boolean fits(SqlType type) {
        return type.kind() == TypeKind.NULL || accepts.test(type);
    }

    T read(Object value, SqlType type) {
        return value == null ? null : reader.read(value, type);
    }
}
