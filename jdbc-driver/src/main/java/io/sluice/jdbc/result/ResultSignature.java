package io.sluice.jdbc.result;

import io.sluice.jdbc.type.JdbcType;
import io.sluice.planner.type.Field;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;

/** The columns of a result, for Avatica by label and for us with their types. Immutable; made once for a prepared statement. */
public final class ResultSignature extends Meta.Signature {
    private final transient List<Field> fields;
    private final transient List<String> labels;

    public ResultSignature(List<Field> fields) {
        super(columns(fields), "", List.of(), Map.of(), Meta.CursorFactory.OBJECT, Meta.StatementType.SELECT);
        this.fields = fields;
        this.labels = fields.stream().map(Field::name).toList();
    }

    public List<Field> fields() {
        return fields;
    }

    List<String> labels() {
        return labels;
    }

    private static List<ColumnMetaData> columns(List<Field> fields) {
        List<ColumnMetaData> columns = new ArrayList<>(fields.size());
        for (Field field : fields) {
            columns.add(column(columns.size(), field));
        }
        return columns;
    }

    private static ColumnMetaData column(int ordinal, Field field) {
        JdbcType type = JdbcType.of(field.type());
        return new ColumnMetaData(
                ordinal,
                false,
                true,
                true,
                false,
                field.type().nullable() ? ResultSetMetaData.columnNullable : ResultSetMetaData.columnNoNulls,
                JdbcType.isSigned(field.type().kind()),
                type.displaySize(),
                field.name(),
                field.name(),
                "",
                type.precision(),
                type.scale(),
                "",
                "",
                ColumnMetaData.scalar(type.code(), type.name(), ColumnMetaData.Rep.OBJECT),
                true,
                false,
                false,
                type.className());
    }
}
