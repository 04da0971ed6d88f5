package io.sluice.planner.calcite;

import io.sluice.planner.plan.AggregateFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/** The operators behind {@link AggregateFunction}: what they take and give. Functions that Calcite plans with are its own. */
final class DialectAggregates {
    private static final SqlOperandTypeChecker PAIR = OperandTypes.NUMERIC_NUMERIC;
    private static final SqlReturnTypeInference FIRST = ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final SqlReturnTypeInference ARRAY = ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final SqlReturnTypeInference BOOLEAN = ReturnTypes.BOOLEAN.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final SqlReturnTypeInference DOUBLE = ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final SqlReturnTypeInference TEXT = ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final SqlReturnTypeInference BYTES = call -> call.getTypeFactory()
            .createTypeWithNullability(call.getTypeFactory().createSqlType(SqlTypeName.VARBINARY), true);
    private static final SqlReturnTypeInference COUNTS = call -> call.getTypeFactory()
            .createTypeWithNullability(
                    call.getTypeFactory()
                            .createMapType(
                                    call.getTypeFactory().createTypeWithNullability(call.getOperandType(0), false),
                                    call.getTypeFactory().createSqlType(SqlTypeName.BIGINT)),
                    true);

    private static final Map<AggregateFunction, SqlAggFunction> OPERATORS = operators();

    private DialectAggregates() {}

    /** What a function of this name or alias is resolved to; empty if it is no aggregate. */
    static Optional<SqlAggFunction> find(String name) {
        return AggregateFunction.find(name).map(OPERATORS::get);
    }

    /** The operators that are not Calcite's. */
    static List<SqlAggFunction> own() {
        return OPERATORS.values().stream().filter(Own.class::isInstance).toList();
    }

    private static Map<AggregateFunction, SqlAggFunction> operators() {
        Map<AggregateFunction, SqlAggFunction> operators = new EnumMap<>(AggregateFunction.class);
        for (AggregateFunction function : AggregateFunction.ofDialect()) {
            operators.put(function, operator(function));
        }
        return operators;
    }

    private static SqlAggFunction operator(AggregateFunction function) {
        return switch (function) {
            case USER -> throw new IllegalArgumentException("no function of the dialect");
            case COUNT -> SqlStdOperatorTable.COUNT;
            case SUM -> SqlStdOperatorTable.SUM;
            case AVG -> SqlStdOperatorTable.AVG;
            case MIN -> SqlStdOperatorTable.MIN;
            case MAX -> SqlStdOperatorTable.MAX;
            case ANY_VALUE -> SqlStdOperatorTable.ANY_VALUE;
            case SINGLE_VALUE -> SqlStdOperatorTable.SINGLE_VALUE;
            case COUNT_IF -> new Own(function, ReturnTypes.BIGINT, OperandTypes.BOOLEAN);
            case BOOL_AND, BOOL_OR -> new Own(function, BOOLEAN, OperandTypes.BOOLEAN);
            case BIT_AND, BIT_OR, BIT_XOR -> new Own(function, FIRST, OperandTypes.INTEGER);
            case PRODUCT, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP, MEDIAN ->
                new Own(function, DOUBLE, OperandTypes.NUMERIC);
            case COVAR_POP,
                    COVAR_SAMP,
                    CORR,
                    REGR_SLOPE,
                    REGR_INTERCEPT,
                    REGR_R2,
                    REGR_AVGX,
                    REGR_AVGY,
                    REGR_SXX,
                    REGR_SYY,
                    REGR_SXY -> new Own(function, DOUBLE, PAIR);
            case REGR_COUNT -> new Own(function, ReturnTypes.BIGINT, PAIR);
            case PERCENTILE_CONT -> new Own(function, DOUBLE, PAIR);
            case PERCENTILE_DISC ->
                new Own(function, FIRST, OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.NUMERIC));
            case FIRST_VALUE, LAST_VALUE, MODE -> new Own(function, FIRST, OperandTypes.ANY);
            case ARG_MIN, ARG_MAX -> new Own(function, FIRST, OperandTypes.ANY_ANY);
            case LISTAGG ->
                new Own(
                        function,
                        TEXT,
                        OperandTypes.family(SqlTypeFamily.CHARACTER)
                                .or(OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)));
            case ARRAY_AGG, COLLECT -> new Own(function, ARRAY, OperandTypes.ANY);
            case APPROX_COUNT_DISTINCT -> new Own(function, ReturnTypes.BIGINT, OperandTypes.ANY);
            case HLL_SKETCH, CM_SKETCH, BLOOM_FILTER, MINHASH -> new Own(function, BYTES, OperandTypes.ANY);
            case SKETCH_MERGE -> new Own(function, BYTES, OperandTypes.BINARY);
            case APPROX_PERCENTILE -> new Own(function, DOUBLE, PAIR);
            case APPROX_TOP_K ->
                new Own(function, ARRAY, OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER));
            case HISTOGRAM -> new Own(function, COUNTS, OperandTypes.ANY);
        };
    }

    private static final class Own extends SqlAggFunction {
        private final boolean nullTreatment;

        Own(AggregateFunction function, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
            super(
                    function.name(),
                    null,
                    kind(function),
                    result,
                    null,
                    arguments,
                    SqlFunctionCategory.USER_DEFINED_FUNCTION,
                    false,
                    false,
                    function.ordersRows() ? Optionality.OPTIONAL : Optionality.FORBIDDEN);
            this.nullTreatment = function.seesNulls();
        }

        private static SqlKind kind(AggregateFunction function) {
            return switch (function) {
                case FIRST_VALUE -> SqlKind.FIRST_VALUE;
                case LAST_VALUE -> SqlKind.LAST_VALUE;
                default -> SqlKind.OTHER_FUNCTION;
            };
        }

        @Override
        public boolean allowsNullTreatment() {
            return nullTreatment;
        }
    }
}
