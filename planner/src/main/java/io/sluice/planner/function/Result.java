package io.sluice.planner.function;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * What a function gives.
 *
 * @param rule its type, from those of the arguments
 * @param writer from what the implementation gives, never null, to the form of the type
 */
public record Result<R>(Rule rule, Writer<R> writer) {
    /** The type of a call; null when the arguments do not go together. */
    @FunctionalInterface
    public interface Rule {
        SqlType of(List<SqlType> arguments);
    }

    /** The door from the implementation to values. */
    @FunctionalInterface
    public interface Writer<R> {
        Object write(R value, SqlType type);
    }

    public static final Result<String> TEXT = fixed(SqlType.varchar());
    public static final Result<Long> WHOLE = fixed(SqlType.bigint());
    public static final Result<Integer> INT = fixed(SqlType.of(TypeKind.INTEGER));
    public static final Result<Double> NUMBER = fixed(SqlType.of(TypeKind.DOUBLE));
    public static final Result<Boolean> TRUTH = fixed(SqlType.of(TypeKind.BOOLEAN));
    public static final Result<byte[]> BYTES = fixed(SqlType.of(TypeKind.VARBINARY));
    public static final Result<List<String>> TEXTS = fixed(SqlType.array(SqlType.varchar()));
    public static final Result<LocalDate> DATE =
            new Result<>(types -> SqlType.of(TypeKind.DATE), (v, t) -> Math.toIntExact(v.toEpochDay()));
    public static final Result<LocalTime> TIME = new Result<>(
            types -> new SqlType(TypeKind.TIME, SqlType.DEFAULT_TIMESTAMP_PRECISION, 0, true, List.of()),
            (v, t) -> v.toNanoOfDay());
    public static final Result<LocalDateTime> TIMESTAMP =
            moment(SqlType.timestamp(SqlType.DEFAULT_TIMESTAMP_PRECISION));
    public static final Result<LocalDateTime> INSTANT = moment(SqlType.of(TypeKind.TIMESTAMP_LTZ));

    public static Result<LocalDateTime> moment(SqlType type) {
        return new Result<>(types -> type, Moments::to);
    }

    /** A time of the type that the argument of a given number has. */
    public static Result<LocalDateTime> momentLike(int argument) {
        return new Result<>(
                types -> orElse(types.get(argument), SqlType.timestamp(SqlType.DEFAULT_TIMESTAMP_PRECISION)),
                Moments::to);
    }

    /** A value in the form and type that the argument of a given number has. */
    public static <R> Result<R> like(int argument) {
        return new Result<>(types -> orElse(types.get(argument), SqlType.varchar()), (v, t) -> v);
    }

    /** A value of the type that the elements of an array argument have. */
    public static <R> Result<R> elementOf(int argument) {
        return part(argument, 0);
    }

    /** A value of the type that the values of a map argument have. */
    public static <R> Result<R> valueOf(int argument) {
        return part(argument, 1);
    }

    private static <R> Result<R> part(int argument, int field) {
        return new Result<>(
                types -> types.get(argument).fields().size() > field
                        ? types.get(argument).fields().get(field).type()
                        : SqlType.varchar(),
                (v, t) -> v);
    }

    /** Values already in the form of a type that follows from the arguments. */
    public static <R> Result<R> by(Rule rule) {
        return new Result<>(rule, (v, t) -> v);
    }

    /** Values already in the form of one type. */
    public static <R> Result<R> fixed(SqlType type) {
        return new Result<>(types -> type, (v, t) -> v);
    }

    private static SqlType orElse(SqlType type, SqlType otherwise) {
        return type.kind() == TypeKind.NULL ? otherwise : type;
    }

    /** The key or value type of a map. */
    public static SqlType fieldOf(SqlType nested, int field) {
        return nested.fields().isEmpty()
                ? SqlType.varchar()
                : nested.fields().get(field).type();
    }

    /** Unused type arguments of maps stay open. */
    public static Result<Map<?, ?>> map(Rule rule) {
        return new Result<>(rule, (v, t) -> v);
    }

    Object write(R value, SqlType type) {
        return value == null ? null : writer.write(value, type);
    }
}
