package io.sluice.planner.function.json;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.JavaFunction.ofMany;
import static io.sluice.planner.function.Parameter.ANY;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The functions of JSON beyond those of the SQL standard. */
public final class JsonFunctions {
    public static final List<JavaFunction> ALL = List.of(
            of("JSON_EXTRACT", Result.TEXT, TEXT, TEXT, (j, p) -> json(find(j, p))),
            of("JSON_EXTRACT", Result.TEXT, TEXT, WHOLE, (j, i) -> json(element(j, i))),
            of("JSON_EXTRACT_STRING", Result.TEXT, TEXT, TEXT, (j, p) -> text(find(j, p))),
            of("JSON_EXTRACT_STRING", Result.TEXT, TEXT, WHOLE, (j, i) -> text(element(j, i))),
            of("GET_JSON_OBJECT", Result.TEXT, TEXT, TEXT, (j, p) -> JsonText.isValid(j) ? text(find(j, p)) : null),
            ofMany("JSON_EXTRACT_PATH", Result.TEXT, TEXT, TEXT, (j, keys) -> json(descend(j, keys))),
            ofMany("JSON_EXTRACT_PATH_TEXT", Result.TEXT, TEXT, TEXT, (j, keys) -> text(descend(j, keys))),
            of("JSON_ARRAY_LENGTH", Result.WHOLE, TEXT, j -> length(JsonText.parse(j))),
            of("JSON_ARRAY_LENGTH", Result.WHOLE, TEXT, TEXT, (j, p) -> length(find(j, p))),
            of("JSON_KEYS", Result.TEXTS, TEXT, j -> keys(JsonText.parse(j))),
            of("JSON_KEYS", Result.TEXTS, TEXT, TEXT, (j, p) -> keys(find(j, p))),
            of("JSON_TYPEOF", Result.TEXT, TEXT, j -> type(JsonText.parse(j))),
            of("JSON_TYPEOF", Result.TEXT, TEXT, TEXT, (j, p) -> type(find(j, p))),
            of("JSON_VALID", Result.TRUTH, TEXT, JsonText::isValid),
            of("JSON_CONTAINS", Result.TRUTH, TEXT, TEXT, (a, b) -> contains(JsonText.parse(a), JsonText.parse(b))),
            of("TO_JSON", Result.TEXT, ANY, v -> json(JsonValues.of(v.value(), v.type()))));

    private JsonFunctions() {}

    private static JsonNode find(String json, String path) {
        return JsonPaths.find(JsonText.parse(json), path);
    }

    /** From 0, negative ones from the end. */
    private static JsonNode element(String json, long index) {
        JsonNode node = JsonText.parse(json);
        long at = index < 0 ? node.size() + index : index;
        return node.isArray() && at >= 0 && at < node.size() ? node.get((int) at) : null;
    }

    private static JsonNode descend(String json, List<String> keys) {
        JsonNode node = JsonText.parse(json);
        for (String key : keys) {
            if (node == null) {
                return null;
            }
            boolean index = node.isArray() && key.matches("-?\\d{1,9}");
            int at = index ? Integer.parseInt(key) : 0;
            node = index ? node.get(at < 0 ? node.size() + at : at) : node.get(key);
        }
        return node;
    }

    private static String json(JsonNode node) {
        return node == null ? null : JsonText.write(node);
    }

    /** The text of a string without quotes, NULL for null, else JSON. */
    private static String text(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : JsonText.write(node);
    }

    private static Long length(JsonNode node) {
        return node == null ? null : node.isArray() ? (long) node.size() : 0L;
    }

    private static List<String> keys(JsonNode node) {
        if (node == null) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String type(JsonNode node) {
        return node == null ? null : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** Whether the second stands in the first: equal scalars, members of objects, elements of arrays in any place. */
    private static boolean contains(JsonNode whole, JsonNode part) {
        if (whole.isObject() && part.isObject()) {
            return part.properties().stream()
                    .allMatch(e -> whole.has(e.getKey()) && contains(whole.get(e.getKey()), e.getValue()));
        }
        if (whole.isArray()) {
            List<JsonNode> wanted = new ArrayList<>();
            if (part.isArray()) {
                part.forEach(wanted::add);
            } else {
                wanted.add(part);
            }
            return wanted.stream().allMatch(w -> {
                for (JsonNode element : whole) {
                    if (contains(element, w)) {
                        return true;
                    }
                }
                return false;
            });
        }
        return whole.isNumber() && part.isNumber()
                ? whole.decimalValue().compareTo(part.decimalValue()) == 0
                : whole.equals(part);
    }
}
