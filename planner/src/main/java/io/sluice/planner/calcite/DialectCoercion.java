package io.sluice.planner.calcite;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/** Calcite's implicit casts, but text only turns into something else where it is a constant: columns need an explicit CAST. */
final class DialectCoercion extends TypeCoercionImpl {
    DialectCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
        super(typeFactory, validator);
    }

    @Override
    public boolean binaryComparisonCoercion(SqlCallBinding binding) {
        return !mixesTextColumn(binding) && super.binaryComparisonCoercion(binding);
    }

    @Override
    public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
        return !mixesTextColumn(binding) && super.binaryArithmeticCoercion(binding);
    }

    /** Arguments of functions: text does not become a number or a time by itself. */
    @Override
    public RelDataType implicitCast(RelDataType in, SqlTypeFamily expected) {
        boolean fromText = SqlTypeUtil.inCharFamily(in);
        boolean toText = expected == SqlTypeFamily.CHARACTER
                || expected == SqlTypeFamily.STRING
                || expected == SqlTypeFamily.ANY;
        return fromText && !toText ? null : super.implicitCast(in, expected);
    }

    private static boolean mixesTextColumn(SqlCallBinding binding) {
        boolean textColumn = false;
        boolean other = false;
        for (int i = 0; i < binding.getOperandCount(); i++) {
            RelDataType type = binding.getOperandType(i);
            if (!SqlTypeUtil.inCharFamily(type)) {
                other |= !SqlTypeUtil.isNull(type);
            } else {
                textColumn |= !isConstant(binding.operand(i));
            }
        }
        return textColumn && other;
    }

    private static boolean isConstant(SqlNode node) {
        return node.getKind() == SqlKind.LITERAL || node.getKind() == SqlKind.DYNAMIC_PARAM;
    }
}
