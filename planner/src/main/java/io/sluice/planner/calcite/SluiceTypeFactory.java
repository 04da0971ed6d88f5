package io.sluice.planner.calcite;

import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's types with the dialect's meanings: text is UTF-8, and CHAR, also that of literals, is VARCHAR: nothing is ever padded. */
final class SluiceTypeFactory extends JavaTypeFactoryImpl {
    SluiceTypeFactory() {
        super(SluiceTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public RelDataType createSqlType(SqlTypeName typeName) {
        return super.createSqlType(varying(typeName));
    }

    @Override
    public RelDataType createSqlType(SqlTypeName typeName, int precision) {
        return typeName == SqlTypeName.CHAR || typeName == SqlTypeName.BINARY
                ? super.createSqlType(varying(typeName))
                : super.createSqlType(typeName, precision);
    }

    /** One factory serves all threads; the map behind this method is not made for that. */
    @Override
    public synchronized Type createSyntheticType(List<Type> types) {
        return super.createSyntheticType(types);
    }

    private static SqlTypeName varying(SqlTypeName typeName) {
        return switch (typeName) {
            case CHAR -> SqlTypeName.VARCHAR;
            case BINARY -> SqlTypeName.VARBINARY;
            case FLOAT -> SqlTypeName.REAL;
            default -> typeName;
        };
    }
}
