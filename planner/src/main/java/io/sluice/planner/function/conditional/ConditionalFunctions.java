package io.sluice.planner.function.conditional;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.JavaFunction.ofMany;
import static io.sluice.planner.function.Parameter.ANY;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Parameter;
import io.sluice.planner.function.Result;
import io.sluice.planner.function.nested.ValueOrder;
import io.sluice.planner.type.CommonType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;
import java.util.Objects;

/** GREATEST, LEAST and TYPEOF; the others are CASE in other words. */
public final class ConditionalFunctions {
    /** A value in the type that holds all arguments. */
    private static final Parameter<Object> COMPARABLE =
            new Parameter<>(t -> !t.kind().isNested(), (t, all) -> common(all), null, (v, t) -> v);

    public static final List<JavaFunction> ALL = List.of(
            ofMany("GREATEST", Result.by(ConditionalFunctions::common), COMPARABLE, ConditionalFunctions::greatest)
                    .seeingNulls(),
            ofMany("LEAST", Result.by(ConditionalFunctions::common), COMPARABLE, ConditionalFunctions::least)
                    .seeingNulls(),
            of("TYPEOF", Result.TEXT, ANY, v -> v.type().toString()));

    private ConditionalFunctions() {}

    /** Null when there is none. */
    private static SqlType common(List<SqlType> types) {
        SqlType common = SqlType.of(TypeKind.NULL);
        for (SqlType type : types) {
            common = common == null ? null : CommonType.of(common, type);
        }
        return common;
    }

    private static Object greatest(List<Object> values) {
        return values.stream().filter(Objects::nonNull).max(ValueOrder.ORDER).orElse(null);
    }

    private static Object least(List<Object> values) {
        return values.stream().filter(Objects::nonNull).min(ValueOrder.ORDER).orElse(null);
    }
}
