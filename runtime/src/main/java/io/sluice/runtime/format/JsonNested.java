package io.sluice.runtime.format;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ValueCapture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON arrays and objects as the Java forms of ARRAY, MAP and ROW. For one thread at a time. */
final class JsonNested {
    /** Stands for a value that does not fit, where null stands for NULL. */
    private static final Object UNFIT = new Object();

    private final SqlType type;
    private final List<JsonNested> parts;
    private final ValueCapture leaf;
    private final JsonCell cell;

    JsonNested(SqlType type) {
        this.type = type;
        boolean nested = type.kind().isNested();
        this.parts = nested
                ? type.fields().stream()
                        .map(field -> new JsonNested(field.type()))
                        .toList()
                : List.of();
        this.leaf = nested ? null : new ValueCapture(type);
        this.cell = nested ? null : new JsonCell(new Field("element", type.withNullable(true)));
    }

    /** The value of an array or object; null when it does not fit the type. */
    Object read(byte[] bytes, int from, int to) {
        JsonScanner scanner = new JsonScanner();
        scanner.set(bytes, from, to);
        Object value = next(scanner, bytes);
        return value == UNFIT || !scanner.isAtEnd() ? null : value;
    }

    /** The next value of the scanner, null for NULL. */
    private Object next(JsonScanner outer, byte[] bytes) {
        byte kind = outer.value();
        if (kind == JsonScanner.BAD) {
            return UNFIT;
        }
        if (kind == JsonScanner.NULL) {
            return null;
        }
        if (leaf != null) {
            String problem = cell.read(kind, bytes, outer.start(), outer.stop(), outer.isAscii(), leaf);
            return problem == null ? leaf.value() : UNFIT;
        }
        JsonScanner inner = new JsonScanner();
        inner.set(bytes, outer.start(), outer.stop());
        return switch (type.kind()) {
            case ARRAY -> array(inner, bytes);
            case MAP -> map(inner, bytes);
            default -> row(inner, bytes);
        };
    }

    private Object array(JsonScanner scanner, byte[] bytes) {
        List<Object> values = new ArrayList<>();
        if (!scanner.take('[')) {
            return UNFIT;
        }
        if (!scanner.take(']')) {
            do {
                Object value = parts.get(0).next(scanner, bytes);
                if (value == UNFIT) {
                    return UNFIT;
                }
                values.add(value);
            } while (scanner.take(','));
            if (!scanner.take(']')) {
                return UNFIT;
            }
        }
        return values;
    }

    private Object map(JsonScanner scanner, byte[] bytes) {
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean good = members(scanner, () -> {
            Object key = parts.get(0).next(scanner, bytes);
            Object value = scanner.take(':') ? parts.get(1).next(scanner, bytes) : UNFIT;
            values.put(key, value);
            return key != null && key != UNFIT && value != UNFIT;
        });
        return good ? values : UNFIT;
    }

    private Object row(JsonScanner scanner, byte[] bytes) {
        Object[] values = new Object[parts.size()];
        boolean good = members(scanner, () -> {
            if (!scanner.name()) {
                return false;
            }
            int index = JsonNames.indexOf(type.fields(), bytes, scanner.start(), scanner.stop());
            if (!scanner.take(':')) {
                return false;
            }
            if (index < 0) {
                return scanner.value() != JsonScanner.BAD;
            }
            values[index] = parts.get(index).next(scanner, bytes);
            return values[index] != UNFIT;
        });
        return good ? Arrays.asList(values) : UNFIT;
    }

    /** Passes an object, member by member. */
    private static boolean members(JsonScanner scanner, java.util.function.BooleanSupplier member) {
        if (!scanner.take('{')) {
            return false;
        }
        if (scanner.take('}')) {
            return true;
        }
        do {
            if (!member.getAsBoolean()) {
                return false;
            }
        } while (scanner.take(','));
        return scanner.take('}');
    }
}
