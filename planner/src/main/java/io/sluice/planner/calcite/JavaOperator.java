package io.sluice.planner.calcite;

import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.library.FunctionLibrary;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;

/** The functions of {@link FunctionLibrary} under one name, for the validator: which arguments fit and what type comes out. */
final class JavaOperator extends SqlFunction {
    JavaOperator(String name) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> resultType(name, binding),
                (binding, returnType, operandTypes) -> inferParameters(name, binding, operandTypes),
                new Checker(name),
                SqlFunctionCategory.SYSTEM);
    }

    private static Optional<JavaFunction> find(String name, SqlOperatorBinding binding) {
        return FunctionLibrary.find(name, types(binding));
    }

    private static List<SqlType> types(SqlOperatorBinding binding) {
        List<SqlType> types = new ArrayList<>();
        for (RelDataType type : binding.collectOperandTypes()) {
            boolean open = type.getSqlTypeName() == SqlTypeName.UNKNOWN || type.getSqlTypeName() == SqlTypeName.ANY;
            types.add(open ? SqlType.of(TypeKind.NULL) : CalciteTypes.toSql(type));
        }
        return types;
    }

    private static RelDataType resultType(String name, SqlOperatorBinding binding) {
        SqlType type = find(name, binding)
                .orElseThrow(() -> new IllegalStateException(name + " of types that were checked"))
                .resultType(types(binding));
        return CalciteTypes.toRel(type, binding.getTypeFactory());
    }

    /** A {@code ?} takes the type its place has in the first overload of so many arguments. */
    private static void inferParameters(String name, SqlCallBinding binding, RelDataType[] operandTypes) {
        FunctionLibrary.overloads(name).stream()
                .filter(f -> f.takes(operandTypes.length))
                .findFirst()
                .ifPresent(f -> {
                    for (int i = 0; i < operandTypes.length; i++) {
                        operandTypes[i] = inferred(f, i, binding, operandTypes[i]);
                    }
                });
    }

    /** A bare NULL stays without type. */
    private static RelDataType inferred(JavaFunction function, int index, SqlCallBinding binding, RelDataType unknown) {
        if (SqlUtil.isNullLiteral(binding.operand(index), false)) {
            return binding.getTypeFactory().createSqlType(SqlTypeName.NULL);
        }
        SqlType type = function.argumentType(index, List.of());
        return type == null ? unknown : CalciteTypes.toRel(type, binding.getTypeFactory());
    }

    @Override
    public boolean isDeterministic() {
        return FunctionLibrary.overloads(getName()).stream().noneMatch(JavaFunction::isRandom);
    }

    private record Checker(String name) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            boolean fits = find(name, binding).isPresent();
            if (!fits && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return fits;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return new Counts(name);
        }

        @Override
        public String getAllowedSignatures(SqlOperator op, String opName) {
            return opName + "(…)";
        }
    }

    private record Counts(String name) implements SqlOperandCountRange {
        @Override
        public boolean isValidCount(int count) {
            return FunctionLibrary.overloads(name).stream().anyMatch(f -> f.takes(count));
        }

        @Override
        public int getMin() {
            return FunctionLibrary.overloads(name).stream()
                    .mapToInt(JavaFunction::fewestArguments)
                    .min()
                    .orElse(0);
        }

        @Override
        public int getMax() {
            return SqlOperandCountRanges.any().getMax();
        }
    }
}
