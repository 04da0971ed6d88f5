package io.sluice.runtime.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.planner.function.FunctionDoc;
import io.sluice.planner.function.ScalarFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example of each function gives what the documentation says: as a SELECT, over columns of a standing view, and over NULLs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionExamplesTest {
    /** What a call needs as a constant. */
    private static final Map<String, List<String>> CONSTANT = Map.of(
            "DATE_TRUNC", List.of("'hour'"),
            "DATE_PART", List.of("'hour'"),
            "DATE_DIFF", List.of("'month'"),
            "DATEDIFF", List.of("'day'"),
            "JSON_VALUE", List.of("'$.a'"),
            "JSON_QUERY", List.of("'$.a'"),
            "JSON_EXISTS", List.of("'$.a'"),
            "REGEXP_SPLIT", List.of("'[0-9]+'"),
            "REGEXP_SPLIT_TO_ARRAY", List.of("'[0-9]+'"),
            "JSON_OBJECT", List.of("'a'", "'b'"));

    /** Functions of which a NULL argument does not make the result NULL. */
    private static final Set<String> KNOW_NULL = Set.of(
            "COALESCE",
            "NVL",
            "NVL2",
            "IFNULL",
            "IF",
            "IIF",
            "NULLIF",
            "GREATEST",
            "LEAST",
            "CONCAT",
            "CONCAT_WS",
            "FORMAT",
            "PRINTF",
            "FORMAT_STRING",
            "HASH",
            "JSON_OBJECT",
            "JSON_ARRAY",
            "TO_JSON",
            "TYPEOF",
            "ARRAY_APPEND",
            "ARRAY_PREPEND",
            "ARRAY_REMOVE",
            "ARRAY_REPLACE",
            "JSON_EXISTS");

    private SqlStreamContext ctx;

    @BeforeAll
    void open() {
        ctx = SqlStreamContext.create();
    }

    @AfterAll
    void close() {
        ctx.close();
    }

    static Stream<FunctionDoc> functions() {
        return ScalarFunctions.all().stream();
    }

    private static String text(String value) {
        return value == null ? "NULL" : value.isEmpty() ? "''" : value;
    }

    private List<String> read(String sql) {
        List<String> rows = new ArrayList<>();
        try (QueryResult result = ctx.query(sql)) {
            while (result.next()) {
                rows.add(text(result.getString(0)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void asSelect(FunctionDoc function) {
        List<String> rows = read("SELECT " + function.example());
        if (function.result().equals(FunctionDoc.VARIES)) {
            assertFalse(rows.get(0).equals("NULL"));
        } else {
            assertEquals(List.of(function.result()), rows);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void overColumnsOfAView(FunctionDoc function) {
        if (function.result().equals(FunctionDoc.VARIES)) {
            return;
        }
        ExampleColumns columns =
                ExampleColumns.of(function.example(), CONSTANT.getOrDefault(function.name(), List.of()));
        List<String> nulls = Collections.nCopies(columns.types().size(), "NULL");
        List<String> expected = new ArrayList<>();
        expected.add(function.result());
        boolean collections =
                function.example().contains("ARRAY[") || function.example().contains("MAP[");
        if (!nulls.isEmpty() && !KNOW_NULL.contains(function.name()) && !collections) {
            assertEquals(List.of("NULL"), read("SELECT " + columns.overConstants(nulls)), "of NULLs");
        }
        String name = function.name().toLowerCase(java.util.Locale.ROOT);
        StringBuilder table = new StringBuilder("CREATE TABLE t_" + name + " (k INT");
        for (int i = 0; i < columns.types().size(); i++) {
            table.append(", c").append(i).append(' ').append(columns.types().get(i));
        }
        ctx.execute(table.append(")").toString());
        ctx.execute("CREATE MATERIALIZED VIEW v_" + name + " AS SELECT " + columns.expression() + " AS r, k FROM t_"
                + name);
        insert(name, 1, columns.values());
        boolean nullFits =
                !function.name().startsWith("MAP_") && !function.example().contains("MAP[");
        if (nullFits) {
            insert(name, 2, nulls);
            insert(name, 3, columns.values());
            expected.add(read("SELECT " + columns.overConstants(nulls)).get(0));
            expected.add(function.result());
        }
        assertEquals(expected, read("SELECT r FROM v_" + name + " ORDER BY k"));
        boolean constant =
                function.signature().endsWith("()") || function.example().contains("(CAST(NULL AS");
        assertTrue(columns.types().size() > 0 || constant, "nothing became a column of " + function);
    }

    private void insert(String name, int key, List<String> values) {
        ctx.execute("INSERT INTO t_" + name + " VALUES (" + key + (values.isEmpty() ? "" : ", ")
                + String.join(", ", values) + ")");
    }
}
