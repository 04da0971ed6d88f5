package io.sluice.planner.calcite;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/** NOW() and its sisters: the clock of the tick, to the microsecond, without time zone, so that it compares with TIMESTAMP. */
final class ClockFunction extends SqlFunction {
    private final SqlSyntax syntax;

    ClockFunction(String name, SqlTypeName type, SqlSyntax syntax) {
        super(name, SqlKind.OTHER_FUNCTION, typeOf(type), null, OperandTypes.NILADIC, SqlFunctionCategory.TIMEDATE);
        this.syntax = syntax;
    }

    private static SqlReturnTypeInference typeOf(SqlTypeName type) {
        return (SqlOperatorBinding binding) -> {
            RelDataType plain = type == SqlTypeName.TIME
                    ? binding.getTypeFactory().createSqlType(type, 6)
                    : binding.getTypeFactory().createSqlType(type);
            return plain;
        };
    }

    @Override
    public SqlSyntax getSyntax() {
        return syntax;
    }

    @Override
    public boolean isDynamicFunction() {
        return true;
    }
}
