package io.sluice.planner.function.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.type.SqlType;
import java.util.List;

/**
 * JSON_OBJECT and JSON_ARRAY.
 *
 * @param object whether arguments are keys and values in turn
 * @param absentOnNull whether NULL values are left out
 * @param types of the arguments
 * @param json which arguments are JSON text already
 */
public record JsonConstructor(boolean object, boolean absentOnNull, List<SqlType> types, List<Boolean> json)
        implements RowFunction {
    public JsonConstructor {
        types = List.copyOf(types);
        json = List.copyOf(json);
    }

    @Override
    public Object apply(Object[] args) {
        return JsonText.write(object ? objectOf(args) : arrayOf(args));
    }

    private JsonNode arrayOf(Object[] args) {
        ArrayNode array = JsonValues.array();
        for (int i = 0; i < args.length; i++) {
            if (args[i] != null || !absentOnNull) {
                array.add(value(args[i], i));
            }
        }
        return array;
    }

    private JsonNode objectOf(Object[] args) {
        ObjectNode result = JsonValues.object();
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (args[i] == null) {
                throw new IllegalArgumentException("NULL is no key of a JSON object");
            }
            if (args[i + 1] != null || !absentOnNull) {
                result.set((String) args[i], value(args[i + 1], i + 1));
            }
        }
        return result;
    }

    private JsonNode value(Object value, int index) {
        return json.get(index) && value instanceof String text
                ? JsonText.parse(text)
                : JsonValues.of(value, types.get(index));
    }
}
