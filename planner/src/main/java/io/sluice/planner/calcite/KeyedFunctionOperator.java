package io.sluice.planner.calcite;

import io.sluice.planner.convert.CalciteTypes;
import io.sluice.planner.convert.UserTable;
import io.sluice.planner.function.UserKeyed;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** {@code TABLE(f(TABLE input, DESCRIPTOR(key, …)))} of an application's keyed function. One for each call. */
final class KeyedFunctionOperator extends SqlWindowTableFunction implements UserTable {
    private final UserKeyed function;

    KeyedFunctionOperator(UserKeyed function) {
        super(function.name(), new Operands(function.name()));
        this.function = function;
    }

    @Override
    public UserKeyed keyed() {
        return function;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return binding -> CalciteTypes.toRel(function.rowType(), binding.getTypeFactory());
    }

    private record Operands(String name) implements SqlOperandMetadata {
        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            throw new UnsupportedOperationException("arguments are positional here");
        }

        @Override
        public List<String> paramNames() {
            return List.of("DATA", "KEYS");
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            if (binding.getOperandCount() > 1) {
                WindowFunctionOperator.resolve(binding.operand(1), binding.getOperandType(0), binding);
            }
            return true;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(1, 2);
        }

        @Override
        public String getAllowedSignatures(SqlOperator op, String opName) {
            return name + "(TABLE input, DESCRIPTOR(key))";
        }

        @Override
        public boolean isFixedParameters() {
            return false;
        }
    }
}
