package io.sluice.planner.function.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.sluice.planner.function.Bounded;

/** Parts of JSON by path: {@code $.a.b[0]}, a pointer {@code /a/b/0}, or the bare name of a member. */
final class JsonPaths {
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private static final Bounded<String, JsonPath> PATHS = new Bounded<>(JsonPaths::compile);

    private JsonPaths() {}

    private static JsonPath compile(String path) {
        try {
            // DuckDB and MySQL quote names after a point, the library takes them in brackets.
            return JsonPath.compile(path.replaceAll("\\.\"([^\"]*)\"", "['$1']"));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + path + "' is not a JSON path: " + e.getMessage(), e);
        }
    }

    /** Null when the path leads nowhere; a path with a wildcard gives an array of all it finds. */
    static JsonNode find(JsonNode json, String path) {
        if (path.startsWith("$")) {
            return PATHS.get(path).read((Object) json, CONFIGURATION);
        } else if (path.startsWith("/")) {
            JsonNode found = json.at(path);
            return found.isMissingNode() ? null : found;
        }
        return json.get(path);
    }
}
