package io.sluice.planner.calcite;

import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.convert.UserOperator;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.function.UserFunction.Overload;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.util.Optionality;

/** An application's functions for the validator. */
final class UserOperators {
    private UserOperators() {}

    /** The dialect's operators and these functions. */
    static SqlOperatorTable with(Collection<UserFunction> functions) {
        if (functions.isEmpty()) {
            return DialectOperators.TABLE;
        }
        List<SqlOperator> operators = functions.stream().map(UserOperators::of).toList();
        return SqlOperatorTables.chain(DialectOperators.TABLE, new OperatorIndex(operators));
    }

    private static SqlOperator of(UserFunction function) {
        return switch (function.kind()) {
            case AGGREGATE -> new Aggregate(function);
            case KEYED -> new KeyedFunctionOperator(function.overloads().get(0).keyed());
            case SCALAR, TABLE -> new Scalar(function);
        };
    }

    private static final class Scalar extends SqlFunction implements UserOperator {
        private final UserFunction function;

        Scalar(UserFunction function) {
            super(
                    function.name(),
                    SqlKind.OTHER_FUNCTION,
                    binding -> resultType(function, binding),
                    (binding, returnType, operandTypes) -> inferParameters(function, binding, operandTypes),
                    new Checker(function),
                    SqlFunctionCategory.USER_DEFINED_FUNCTION);
            this.function = function;
        }

        @Override
        public UserFunction function() {
            return function;
        }

        @Override
        public boolean isDeterministic() {
            return function.deterministic();
        }
    }

    private static final class Aggregate extends SqlAggFunction implements UserOperator {
        private final UserFunction function;

        Aggregate(UserFunction function) {
            super(
                    function.name(),
                    null,
                    SqlKind.OTHER_FUNCTION,
                    binding -> resultType(function, binding),
                    (binding, returnType, operandTypes) -> inferParameters(function, binding, operandTypes),
                    new Checker(function),
                    SqlFunctionCategory.USER_DEFINED_FUNCTION,
                    false,
                    false,
                    Optionality.FORBIDDEN);
            this.function = function;
        }

        @Override
        public UserFunction function() {
            return function;
        }
    }

    private static List<SqlType> types(SqlOperatorBinding binding) {
        List<SqlType> types = new ArrayList<>();
        for (RelDataType type : binding.collectOperandTypes()) {
            boolean open = type.getSqlTypeName() == SqlTypeName.UNKNOWN || type.getSqlTypeName() == SqlTypeName.ANY;
            types.add(open ? SqlType.of(TypeKind.NULL) : CalciteTypes.toSql(type));
        }
        return types;
    }

    private static RelDataType resultType(UserFunction function, SqlOperatorBinding binding) {
        Overload overload = function.find(types(binding))
                .orElseThrow(() -> new IllegalStateException(function.name() + " of types that were checked"));
        return CalciteTypes.toRel(overload.result(), binding.getTypeFactory());
    }

    /** A {@code ?} takes the type its place has in the first overload of so many arguments. */
    private static void inferParameters(UserFunction function, SqlCallBinding binding, RelDataType[] operandTypes) {
        Optional<Overload> overload = function.overloads().stream()
                .filter(o -> o.takes(operandTypes.length))
                .findFirst();
        for (int i = 0; overload.isPresent() && i < operandTypes.length; i++) {
            operandTypes[i] =
                    CalciteTypes.toRel(overload.get().parameter(i).withNullable(true), binding.getTypeFactory());
        }
    }

    private record Checker(UserFunction function) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            boolean fits = function.find(types(binding)).isPresent();
            if (!fits && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return fits;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            int least = function.overloads().stream()
                    .mapToInt(o -> o.parameters().size() - (o.variadic() ? 1 : 0))
                    .min()
                    .orElse(0);
            boolean variadic = function.overloads().stream().anyMatch(Overload::variadic);
            int most = function.overloads().stream()
                    .mapToInt(o -> o.parameters().size())
                    .max()
                    .orElse(0);
            return variadic ? SqlOperandCountRanges.from(least) : SqlOperandCountRanges.between(least, most);
        }

        @Override
        public String getAllowedSignatures(SqlOperator op, String opName) {
            return function.signature();
        }
    }
}
