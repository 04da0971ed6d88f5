package io.sluice.planner.calcite;

import io.sluice.planner.type.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Precisions of the dialect and the result types of SUM and AVG. */
final class SluiceTypeSystem extends RelDataTypeSystemImpl {
    static final SluiceTypeSystem INSTANCE = new SluiceTypeSystem();

    private static final int MAX_TIME_PRECISION = 9;
    private static final int MIN_AVG_SCALE = 6;

    private SluiceTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> SqlType.MAX_DECIMAL_PRECISION;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MAX_TIME_PRECISION;
            case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? SqlType.MAX_DECIMAL_PRECISION : super.getMaxScale(typeName);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> SqlType.MAX_DECIMAL_PRECISION;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlType.DEFAULT_TIMESTAMP_PRECISION;
            default -> super.getDefaultPrecision(typeName);
        };
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType result;
        if (SqlTypeUtil.isIntType(argument)) {
            result = factory.createSqlType(SqlTypeName.BIGINT);
        } else if (SqlTypeUtil.isApproximateNumeric(argument)) {
            result = factory.createSqlType(SqlTypeName.DOUBLE);
        } else if (SqlTypeUtil.isDecimal(argument)) {
            result = factory.createSqlType(SqlTypeName.DECIMAL, SqlType.MAX_DECIMAL_PRECISION, argument.getScale());
        } else {
            return argument;
        }
        return factory.createTypeWithNullability(result, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType result;
        if (SqlTypeUtil.isDecimal(argument)) {
            int scale = Math.max(argument.getScale(), MIN_AVG_SCALE);
            result = factory.createSqlType(SqlTypeName.DECIMAL, SqlType.MAX_DECIMAL_PRECISION, scale);
        } else if (SqlTypeUtil.isNumeric(argument)) {
            result = factory.createSqlType(SqlTypeName.DOUBLE);
        } else {
            return argument;
        }
        return factory.createTypeWithNullability(result, argument.isNullable());
    }
}
