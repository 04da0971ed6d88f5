package io.sluice.runtime.batch;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;

/** Reads {@code [1, 2]}, <code>{a=1}</code> and {@code (1, x)}. Text inside ends at the next separator: it has no quotes. */
final class NestedTextParser {
    private final String text;
    private int at;
    private boolean good = true;

    NestedTextParser(String text) {
        this.text = text;
    }

    /** The value in its Java form; null when the text is none. */
    Object read(SqlType type) {
        try (RootAllocator allocator = new RootAllocator()) {
            Object value = nested(type, allocator);
            blanks();
            return good && at == text.length() ? value : null;
        }
    }

    private Object nested(SqlType type, RootAllocator allocator) {
        blanks();
        if (type.kind().isNested() && text.startsWith("NULL", at)) {
            at += 4;
            return null;
        }
        return switch (type.kind()) {
            case ARRAY -> array(type.fields().get(0).type(), allocator);
            case MAP -> map(type.fields().get(0).type(), type.fields().get(1).type(), allocator);
            case ROW -> row(type.fields(), allocator);
            default -> leaf(type, allocator);
        };
    }

    private List<Object> array(SqlType element, RootAllocator allocator) {
        List<Object> values = new ArrayList<>();
        expect('[');
        if (!taken(']')) {
            do {
                values.add(nested(element, allocator));
            } while (good && taken(','));
            expect(']');
        }
        return values;
    }

    private Map<Object, Object> map(SqlType key, SqlType value, RootAllocator allocator) {
        Map<Object, Object> values = new LinkedHashMap<>();
        expect('{');
        if (!taken('}')) {
            do {
                Object name = nested(key, allocator);
                expect('=');
                values.put(name, nested(value, allocator));
            } while (good && taken(','));
            expect('}');
        }
        return values;
    }

    private List<Object> row(List<Field> fields, RootAllocator allocator) {
        List<Object> values = new ArrayList<>();
        expect('(');
        for (int i = 0; i < fields.size() && good; i++) {
            if (i > 0) {
                expect(',');
            }
            values.add(nested(fields.get(i).type(), allocator));
        }
        expect(')');
        return values;
    }

    private Object leaf(SqlType type, RootAllocator allocator) {
        blanks();
        int start = at;
        while (at < text.length() && ",]})=".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at).stripTrailing();
        if (word.equals("NULL")) {
            return null;
        }
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            if (!new SqlTextParser(type).parse(word, builder)) {
                good = false;
                return null;
            }
            Column column = builder.build();
            Object value = Values.get(column, 0);
            column.release();
            return value;
        }
    }

    private void expect(char character) {
        good = taken(character) && good;
    }

    private boolean taken(char character) {
        blanks();
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
