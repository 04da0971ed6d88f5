package io.sluice.planner.convert;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The two directions between {@link SqlType} and Calcite's types. */
public final class CalciteTypes {
    private CalciteTypes() {}

    /** @throws SluiceException NOT_SUPPORTED for a type Sluice does not know, such as GEOMETRY */
    public static SqlType toSql(RelDataType type) {
        SqlType base = switch (type.getSqlTypeName()) {
            case BOOLEAN -> SqlType.of(TypeKind.BOOLEAN);
            case TINYINT -> SqlType.of(TypeKind.TINYINT);
            case SMALLINT -> SqlType.of(TypeKind.SMALLINT);
            case INTEGER -> SqlType.of(TypeKind.INTEGER);
            case BIGINT -> SqlType.of(TypeKind.BIGINT);
            case REAL -> SqlType.of(TypeKind.REAL);
            case FLOAT, DOUBLE -> SqlType.of(TypeKind.DOUBLE);
            case DECIMAL -> SqlType.decimal(type.getPrecision(), type.getScale());
            case CHAR, VARCHAR -> sized(TypeKind.VARCHAR, type);
            case BINARY, VARBINARY -> sized(TypeKind.VARBINARY, type);
            case DATE -> SqlType.of(TypeKind.DATE);
            case TIME -> timed(TypeKind.TIME, type);
            case TIMESTAMP -> timed(TypeKind.TIMESTAMP, type);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timed(TypeKind.TIMESTAMP_LTZ, type);
            case NULL -> SqlType.of(TypeKind.NULL);
            case ARRAY, MULTISET -> SqlType.array(toSql(type.getComponentType()));
            case MAP -> SqlType.map(toSql(type.getKeyType()), toSql(type.getValueType()));
            case ROW -> SqlType.row(fields(type));
            default -> interval(type);
        };
        return base.withNullable(type.isNullable());
    }

    private static SqlType interval(RelDataType type) {
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            return SqlType.of(TypeKind.INTERVAL_YEAR);
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            return SqlType.of(TypeKind.INTERVAL_DAY);
        }
        throw new SluiceException(ErrorCode.NOT_SUPPORTED, "values of type " + type + " are not supported");
    }

    private static SqlType sized(TypeKind kind, RelDataType type) {
        int length = type.getPrecision();
        boolean unlimited = length == RelDataType.PRECISION_NOT_SPECIFIED || length == Integer.MAX_VALUE;
        return new SqlType(kind, unlimited ? SqlType.UNLIMITED : length, 0, true, List.of());
    }

    private static SqlType timed(TypeKind kind, RelDataType type) {
        return new SqlType(kind, Math.max(0, type.getPrecision()), 0, true, List.of());
    }

    private static List<Field> fields(RelDataType type) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : type.getFieldList()) {
            fields.add(new Field(field.getName(), toSql(field.getType())));
        }
        return fields;
    }

    public static RowType toRow(RelDataType type) {
        return new RowType(fields(type));
    }

    public static RelDataType toRel(SqlType type, RelDataTypeFactory factory) {
        RelDataType base = switch (type.kind()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case VARCHAR -> text(SqlTypeName.VARCHAR, type, factory);
            case VARBINARY -> text(SqlTypeName.VARBINARY, type, factory);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, type.precision());
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, type.precision());
            case TIMESTAMP_LTZ -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.precision());
            case INTERVAL_DAY ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
            case INTERVAL_YEAR ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
            case ARRAY -> factory.createArrayType(toRel(type.fields().get(0).type(), factory), -1);
            case MAP ->
                factory.createMapType(
                        toRel(type.fields().get(0).type(), factory),
                        toRel(type.fields().get(1).type(), factory));
            case ROW -> toRel(new RowType(type.fields()), factory);
            case NULL -> factory.createSqlType(SqlTypeName.NULL);
        };
        return factory.createTypeWithNullability(base, type.nullable());
    }

    public static RelDataType toRel(RowType row, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (Field field : row.fields()) {
            builder.add(field.name(), toRel(field.type(), factory));
        }
        return builder.build();
    }

    private static RelDataType text(SqlTypeName name, SqlType type, RelDataTypeFactory factory) {
        return type.precision() == SqlType.UNLIMITED
                ? factory.createSqlType(name)
                : factory.createSqlType(name, type.precision());
    }
}
