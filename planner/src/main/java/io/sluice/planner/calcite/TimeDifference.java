package io.sluice.planner.calcite;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlMonotonicBinaryOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The operator {@code -}, which also takes a time from a time: days between two dates, else an interval, as in psql and DuckDB. For all
 * other operands it gives way to the standard's.
 */
final class TimeDifference extends SqlMonotonicBinaryOperator {
    static final TimeDifference MINUS = new TimeDifference();

    private TimeDifference() {
        super(
                "-",
                SqlKind.MINUS,
                40,
                true,
                SqlStdOperatorTable.MINUS.getReturnTypeInference(),
                SqlStdOperatorTable.MINUS.getOperandTypeInference(),
                SqlStdOperatorTable.MINUS.getOperandTypeChecker());
    }

    private static boolean isOfTimes(SqlOperatorBinding binding) {
        return binding.getOperandCount() == 2 && isTime(binding.getOperandType(0)) && isTime(binding.getOperandType(1));
    }

    private static boolean isTime(RelDataType type) {
        return SqlTypeUtil.isDatetime(type);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        if (isOfTimes(binding)) {
            boolean clock = binding.getOperandType(0).getSqlTypeName() == SqlTypeName.TIME;
            return clock == (binding.getOperandType(1).getSqlTypeName() == SqlTypeName.TIME)
                    || SqlStdOperatorTable.MINUS.checkOperandTypes(binding, throwOnFailure);
        }
        ((SqlBasicCall) binding.getCall()).setOperator(SqlStdOperatorTable.MINUS);
        return SqlStdOperatorTable.MINUS.checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        if (!isOfTimes(binding)) {
            return SqlStdOperatorTable.MINUS.inferReturnType(binding);
        }
        RelDataType left = binding.getOperandType(0);
        RelDataType right = binding.getOperandType(1);
        boolean days = left.getSqlTypeName() == SqlTypeName.DATE && right.getSqlTypeName() == SqlTypeName.DATE;
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType type = days
                ? types.createSqlType(SqlTypeName.BIGINT)
                : types.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
        return types.createTypeWithNullability(type, left.isNullable() || right.isNullable());
    }
}
