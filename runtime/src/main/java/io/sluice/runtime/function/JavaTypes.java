package io.sluice.runtime.function;

import io.sluice.function.DataType;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The SQL type that a Java type stands for. */
final class JavaTypes {
    private static final Map<Class<?>, SqlType> SIMPLE = Map.ofEntries(
            Map.entry(Boolean.class, SqlType.of(TypeKind.BOOLEAN)),
            Map.entry(boolean.class, SqlType.of(TypeKind.BOOLEAN)),
            Map.entry(Byte.class, SqlType.of(TypeKind.TINYINT)),
            Map.entry(byte.class, SqlType.of(TypeKind.TINYINT)),
            Map.entry(Short.class, SqlType.of(TypeKind.SMALLINT)),
            Map.entry(short.class, SqlType.of(TypeKind.SMALLINT)),
            Map.entry(Integer.class, SqlType.of(TypeKind.INTEGER)),
            Map.entry(int.class, SqlType.of(TypeKind.INTEGER)),
            Map.entry(Long.class, SqlType.bigint()),
            Map.entry(long.class, SqlType.bigint()),
            Map.entry(Float.class, SqlType.of(TypeKind.REAL)),
            Map.entry(float.class, SqlType.of(TypeKind.REAL)),
            Map.entry(Double.class, SqlType.of(TypeKind.DOUBLE)),
            Map.entry(double.class, SqlType.of(TypeKind.DOUBLE)),
            Map.entry(BigDecimal.class, SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, 9)),
            Map.entry(String.class, SqlType.varchar()),
            Map.entry(byte[].class, SqlType.of(TypeKind.VARBINARY)),
            Map.entry(LocalDate.class, SqlType.of(TypeKind.DATE)),
            Map.entry(LocalTime.class, new SqlType(TypeKind.TIME, 9, 0, true, List.of())),
            Map.entry(LocalDateTime.class, SqlType.timestamp(SqlType.DEFAULT_TIMESTAMP_PRECISION)),
            Map.entry(Instant.class, new SqlType(TypeKind.TIMESTAMP_LTZ, 6, 0, true, List.of())),
            Map.entry(Duration.class, SqlType.of(TypeKind.INTERVAL_DAY)),
            Map.entry(Period.class, SqlType.of(TypeKind.INTERVAL_YEAR)));

    private final Function<String, SqlType> parser;

    /** @param parser reads the text of a type */
    JavaTypes(Function<String, SqlType> parser) {
        this.parser = parser;
    }

    /**
     * The nullable SQL type.
     *
     * @param place may carry a {@link DataType}; null for none
     * @return empty when there is none
     */
    Optional<SqlType> of(Type type, AnnotatedElement place) {
        DataType declared = place == null ? null : place.getAnnotation(DataType.class);
        if (declared != null) {
            return Optional.of(parser.apply(declared.value()).withNullable(true));
        }
        if (type instanceof ParameterizedType generic) {
            List<SqlType> arguments = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                Optional<SqlType> one = of(argument, null);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                arguments.add(one.get());
            }
            if (generic.getRawType() == List.class) {
                return Optional.of(SqlType.array(arguments.get(0)));
            }
            return generic.getRawType() == Map.class
                    ? Optional.of(SqlType.map(arguments.get(0).withNullable(false), arguments.get(1)))
                    : Optional.empty();
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.empty();
        }
        if (SIMPLE.containsKey(plain)) {
            return Optional.of(SIMPLE.get(plain));
        } else if (plain.isArray()) {
            return of(plain.getComponentType(), null).map(SqlType::array);
        }
        return plain.isRecord() ? row(plain) : Optional.empty();
    }

    private Optional<SqlType> row(Class<?> record) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Optional<SqlType> type = of(component.getGenericType(), component);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new Field(component.getName(), type.get()));
        }
        return Optional.of(SqlType.row(fields));
    }
}
