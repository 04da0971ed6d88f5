package io.sluice.planner.function.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.planner.function.ValueText;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** SQL values as JSON: numbers and truth values as they are, bytes in base 64, times as text, arrays, maps and rows as such. */
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static JsonNode of(Object value, SqlType type) {
        if (value == null) {
            return NODES.nullNode();
        }
        return switch (type.kind()) {
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> NODES.numberNode(((Number) value).longValue());
            case REAL, DOUBLE -> approximate((Number) value);
            case DECIMAL -> NODES.numberNode((BigDecimal) value);
            case VARBINARY -> NODES.textNode(Base64.getEncoder().encodeToString((byte[]) value));
            case ARRAY -> {
                ArrayNode array = array();
                ((List<?>) value)
                        .forEach(v -> array.add(of(v, type.fields().get(0).type())));
                yield array;
            }
            case MAP -> map((Map<?, ?>) value, type);
            case ROW -> row((List<?>) value, type.fields());
            default -> NODES.textNode(ValueText.of(value, type));
        };
    }

    /** JSON knows neither NaN nor infinity. */
    private static JsonNode approximate(Number value) {
        return Double.isFinite(value.doubleValue())
                ? NODES.numberNode(new BigDecimal(value.toString()))
                : NODES.nullNode();
    }

    private static JsonNode map(Map<?, ?> map, SqlType type) {
        ObjectNode object = object();
        map.forEach((k, v) -> object.set(
                ValueText.of(k, type.fields().get(0).type()),
                of(v, type.fields().get(1).type())));
        return object;
    }

    private static JsonNode row(List<?> values, List<Field> fields) {
        ObjectNode object = object();
        for (int i = 0; i < fields.size(); i++) {
            object.set(fields.get(i).name(), of(values.get(i), fields.get(i).type()));
        }
        return object;
    }
}
