package io.sluice.jdbc.result;

import io.sluice.jdbc.type.SqlText;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The fields of a ROW. */
final class RowValue implements Struct {
    private final List<?> values;
    private final SqlType type;

    RowValue(List<?> values, SqlType type) {
        this.values = values;
        this.type = type;
    }

    @Override
    public String getSQLTypeName() {
        return type.toString();
    }

    @Override
    public Object[] getAttributes() {
        Object[] attributes = new Object[values.size()];
        for (int i = 0; i < attributes.length; i++) {
            attributes[i] = JdbcValues.of(values.get(i), type.fields().get(i).type());
        }
        return attributes;
    }

    @Override
    public Object[] getAttributes(Map<String, Class<?>> map) {
        return getAttributes();
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        List<Field> fields = type.fields();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            text.add(fields.get(i).name() + "=" + (value == null ? "NULL" : SqlText.of(value)));
        }
        return text.toString();
    }
}
