package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.batch.Values;
import java.util.List;
import java.util.Map;

/** Writes one JSON object a line. Times and bytes are strings in their SQL text, as are NaN and infinity, which JSON lacks. */
public final class JsonEncoder implements RowEncoder {
    private final RowType rowType;
    private final TextBuffer text = new TextBuffer();

    public JsonEncoder(RowType rowType) {
        this.rowType = rowType;
    }

    @Override
    public void begin(TextBuffer out) {}

    @Override
    public void row(String op, ChangeBatch batch, int row, TextBuffer out) {
        out.ascii('{');
        if (op != null) {
            name(OP, out);
            string(op, out);
        }
        for (int i = 0; i < batch.columnCount(); i++) {
            if (i > 0 || op != null) {
                out.ascii(',');
            }
            name(rowType.name(i), out);
            value(batch.column(i), row, out);
        }
        out.ascii('}').ascii('\n');
    }

    private void value(Column column, int row, TextBuffer out) {
        TypeKind kind = column.type().kind();
        if (column.isNull(row)) {
            out.text("null");
        } else if (kind.isNested()) {
            value(column.type(), Values.get(column, row), out);
        } else {
            text.clear();
            SqlText.append(column, row, text);
            scalar(kind, out);
        }
    }

    private void value(SqlType type, Object value, TextBuffer out) {
        if (value == null) {
            out.text("null");
            return;
        }
        switch (type.kind()) {
            case ARRAY -> array(type.fields().get(0).type(), (List<?>) value, out);
            case MAP -> map(type, (Map<?, ?>) value, out);
            case ROW -> row(type.fields(), (List<?>) value, out);
            default -> {
                text.clear();
                SqlText.append(type, value, text);
                scalar(type.kind(), out);
            }
        }
    }

    /** Writes what stands in {@link #text}. */
    private void scalar(TypeKind kind, TextBuffer out) {
        byte last = text.length() == 0 ? 0 : text.bytes()[text.length() - 1];
        boolean bare = kind == TypeKind.BOOLEAN || kind.isNumeric() && last >= '0' && last <= '9';
        if (bare) {
            out.utf8(text.bytes(), 0, text.length());
        } else {
            string(text.bytes(), text.length(), out);
        }
    }

    private void array(SqlType element, List<?> values, TextBuffer out) {
        out.ascii('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            value(element, values.get(i), out);
        }
        out.ascii(']');
    }

    private void map(SqlType type, Map<?, ?> values, TextBuffer out) {
        out.ascii('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (!first) {
                out.ascii(',');
            }
            first = false;
            name(SqlText.of(type.fields().get(0).type(), entry.getKey()), out);
            value(type.fields().get(1).type(), entry.getValue(), out);
        }
        out.ascii('}');
    }

    private void row(List<Field> fields, List<?> values, TextBuffer out) {
        out.ascii('{');
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            name(fields.get(i).name(), out);
            value(fields.get(i).type(), values.get(i), out);
        }
        out.ascii('}');
    }

    private void name(String name, TextBuffer out) {
        string(name, out);
        out.ascii(':');
    }

    private void string(String value, TextBuffer out) {
        text.clear();
        text.text(value);
        string(text.bytes(), text.length(), out);
    }

    private static void string(byte[] bytes, int length, TextBuffer out) {
        out.ascii('"');
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            int escape = "\"\\\b\f\n\r\t".indexOf(b);
            if (b >= 0 && escape >= 0) {
                out.ascii('\\').ascii("\"\\bfnrt".charAt(escape));
            } else if (b >= 0 && b < ' ') {
                out.text(String.format("\\u%04x", b));
            } else {
                out.ascii(b);
            }
        }
        out.ascii('"');
    }
}
