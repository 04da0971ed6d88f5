package io.sluice.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.connector.SourceHarness;
import io.sluice.runtime.connector.WithClause;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileSourceTest {
    private static final RowType ROW = RowType.of(
            new Field("id", SqlType.bigint()),
            new Field("name", SqlType.varchar()),
            new Field("price", SqlType.decimal(10, 2)));

    @TempDir
    Path directory;

    private final List<String> bad = new ArrayList<>();

    @Test
    void readsLinesMatchingNamesInAnyOrderAndCase() throws IOException {
        assertEquals(
                List.of(
                        row(1L, "pen", "1.50"),
                        row(2L, null, null),
                        row(3L, "tab\there \"quoted\" é😀", "0.25"),
                        row(4L, "{\"deep\": [1, \"}\"]}", null),
                        row(5L, "12", "3.00"),
                        row(1000L, "true", "7.00"),
                        row(7L, "last wins", null)),
                read(ROW, """
                        {"id": 1, "name": "pen", "price": 1.5}
                        {"ID":2,"unknown":{"name":"inner"},"NAME":null}

                        {"price":"0.25","name":"tab\\there \\"quoted\\" \\u00e9\\ud83d\\ude00","id":3}
                        {"id":4,"name":{"deep": [1, "}"]}}
                        { "id" : 5.0 , "name" : 12 , "price" : 3 }\r
                        {"id":1e3,"name":true,"price":7}
                        {"id":6,"name":"first","name":"last wins","id":7}"""));
        assertEquals(List.of(), bad);
    }

    @Test
    void losesNoGoodRowAmongBadOnes() throws IOException {
        List<List<Object>> rows = read(ROW, """
                {"id":1}
                {"id":"x"}
                {"id":1.5}
                {"id":2}
                {"id":3,"name":"open
                {"id":4,"name":"a" "price":1}
                [1, 2]
                {"id":5} {"id":6}
                {"id":99999999999999999999}
                {"id":7,"name":"bad \\x escape"}
                {"id":8,"price":1e400}
                {"id":9
                {"id":10}
                nonsense
                {"id":11}
                """);
        assertEquals(
                List.of(1L, 2L, 10L, 11L), rows.stream().map(row -> row.get(0)).toList());
        assertEquals(
                List.of(
                        "x.json:2 column \"id\": 'x' is not a BIGINT [{\"id\":\"x\"}]",
                        "x.json:3 column \"id\": '1.5' is not a BIGINT [{\"id\":1.5}]",
                        "x.json:5 not JSON: expected a value at byte 16 [{\"id\":3,\"name\":\"open]",
                        "x.json:6 not JSON: expected ',' or '}' at byte 20 [{\"id\":4,\"name\":\"a\" \"price\":1}]",
                        "x.json:7 not JSON: expected a JSON object, '{' at byte 1 [[1, 2]]",
                        "x.json:8 not JSON: expected nothing behind the object at byte 10 [{\"id\":5} {\"id\":6}]",
                        "x.json:9 column \"id\": '99999999999999999999' is not a BIGINT [{\"id\":99999999999999999999}]",
                        "x.json:10 column \"name\": a backslash does not escape a character"
                                + " [{\"id\":7,\"name\":\"bad \\x escape\"}]",
                        "x.json:11 column \"price\": '1e400' is not a DECIMAL(10, 2) [{\"id\":8,\"price\":1e400}]",
                        "x.json:12 not JSON: expected ',' or '}' at byte 9 [{\"id\":9]",
                        "x.json:14 not JSON: expected a JSON object, '{' at byte 1 [nonsense]"),
                bad);
    }

    @Test
    void readsOneArrayAndPrettyPrintedObjects() throws IOException {
        assertEquals(List.of(1L, 2L, 3L), ids("\uFEFF\n [ {\"id\":1},{\"id\":\n2}\n,\n{\"id\":3} ]\n"));
        assertEquals(List.of(), bad);
        assertEquals(List.of(1L, 2L), ids("{\n  \"id\": 1,\n  \"name\": \"}\"\n}\n{\n  \"id\": 2\n}\n"));
        assertEquals(List.of(), bad);
        assertEquals(List.of(1L, 3L), ids("[{\"id\":1},\n{\"id\":2,\"name\":\"open},\n{\"id\":3}]"));
        assertEquals(List.of("x.json:2 expected a JSON object that is whole [{\"id\":2,\"name\":\"open},]"), bad);
    }

    @Test
    void readsNestedValues() throws IOException {
        RowType nested = RowType.of(
                new Field("tags", SqlType.array(SqlType.varchar())),
                new Field("at", SqlType.map(SqlType.varchar(), SqlType.of(TypeKind.DOUBLE))),
                new Field(
                        "who",
                        SqlType.row(List.of(
                                new Field("Name", SqlType.varchar()),
                                new Field("ages", SqlType.array(SqlType.of(TypeKind.INTEGER)))))));
        assertEquals(
                List.of(
                        row(List.of("a", "é"), Map.of("x", 1.0, "y", -2.5), row("Ann", List.of(1, 2))),
                        row(List.of(), Map.of(), row(null, null)),
                        row(null, null, null)),
                read(nested, """
                        {"tags":["a","\\u00e9"],"at":{"x":1,"y":-2.5},"who":{"ages":[1,2],"other":[{}],"name":"Ann"}}
                        {"tags":[],"at":{},"who":{}}
                        {"tags":null}
                        {"tags":[1,{"not":"text"}],"at":3}
                        {"who":{"ages":["x"]}}
                        """));
        assertEquals(2, bad.size());
        assertEquals(
                "x.json:4 column \"at\": '3' is not a MAP<VARCHAR, DOUBLE> [{\"tags\":[1,{\"not\":\"text\"}],\"at\":3}]",
                bad.get(0));
    }

    @Test
    void guessesColumns() throws IOException {
        Path file = file("""
                {"id":1,"Name":"a","at":"2024-01-31 10:00:00.5","zip":"01234","big":99999999999999999999,"none":null}
                {"id":2,"price":1.5,"ok":true,"tags":["x"],"who":{"age":3,"day":"2024-01-31"},"mixed":1}
                {"id":3,"price":2,"mixed":"x"}
                {"id":4,"cut
                """);
        FileConnector factory = new FileConnector();
        RowType found = factory.discover(WithClause.of("path", file.toString()).checkedBy(factory));
        assertEquals(
                "[id BIGINT, Name VARCHAR, at TIMESTAMP(3), zip VARCHAR, big VARCHAR, none VARCHAR, price DOUBLE, ok BOOLEAN,"
                        + " tags ARRAY<VARCHAR>, who ROW(age BIGINT, day DATE), mixed VARCHAR]",
                found.fields().stream()
                        .map(field -> field.name() + " " + field.type())
                        .toList()
                        .toString());
    }

    private List<Object> ids(String text) throws IOException {
        return read(ROW, text).stream().map(row -> row.get(0)).toList();
    }

    private List<List<Object>> read(RowType rowType, String text) throws IOException {
        return new SourceHarness(
                        new FileConnector(), rowType, "path", file(text).toString())
                .read(bad);
    }

    private Path file(String text) throws IOException {
        return Files.write(directory.resolve("x.json"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Object> row(Object id, Object name, String price) {
        return Arrays.asList(id, name, price == null ? null : new BigDecimal(price));
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
