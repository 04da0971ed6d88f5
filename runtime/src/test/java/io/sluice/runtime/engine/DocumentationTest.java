package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.SqlStreamContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever users can name is described where they can read it. */
class DocumentationTest {
    private static final List<String> DESCRIBED =
            List.of("sys.settings", "sys.metrics", "sys.errors", "sys.functions", "sys.connectors", "sys.options");

    private static SqlStreamContext shared;

    @BeforeAll
    static void create() {
        shared = SqlStreamContext.create();
        shared.execute("CREATE TABLE bids (channel VARCHAR, price BIGINT, size INT)");
        shared.execute("INSERT INTO bids VALUES ('web', 7, 3)");
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    @TestFactory
    Stream<DynamicTest> everythingIsDescribed() {
        return DESCRIBED.stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    try (SqlStreamContext ctx = SqlStreamContext.create()) {
                        List<String> descriptions = Rows.of(ctx, "SELECT description FROM " + table);
                        assertFalse(descriptions.isEmpty());
                        for (String description : descriptions) {
                            assertTrue(description.matches("(?s).{4,}\\."), table + ": " + description);
                        }
                        assertEquals(
                                List.of(),
                                Rows.of(
                                        ctx,
                                        "SELECT name, COUNT(*) FROM " + table
                                                + " WHERE name IS NULL OR name = '' GROUP BY name"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> systemTablesAreReadableAndDescribed() {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            return Rows.of(ctx, "SELECT name FROM sys.relations WHERE \"schema\" = 'sys' ORDER BY name").stream()
                    .map(name -> DynamicTest.dynamicTest("sys." + name, () -> readable("sys." + name)))
                    .toList()
                    .stream();
        }
    }

    private static void readable(String table) {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE STREAM s (v BIGINT)");
            ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT SUM(v) AS v FROM s");
            ctx.execute("CREATE SINK o FROM q WITH (connector = 'blackhole')");
            ctx.execute("INSERT INTO s VALUES (1)");
            Rows.of(ctx, "SELECT * FROM " + table);
            for (String row : Rows.of(ctx, "DESCRIBE " + table)) {
                String[] parts = row.split("\\|", -1);
                if (parts[0].equals("column")) {
                    assertTrue(parts[3].matches(".{4,}\\."), row);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theExampleOfEachFunctionRuns() {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            return Rows.of(ctx, "SELECT name, kind FROM sys.functions").stream()
                    .map(row -> row.split("\\|"))
                    .map(row -> DynamicTest.dynamicTest(row[0], () -> exampleRuns(row[0], row[1].equals("aggregate"))))
                    .toList()
                    .stream();
        }
    }

    private static void exampleRuns(String function, boolean aggregate) {
        String example = Rows.of(shared, "SELECT example FROM sys.functions WHERE name = '" + function + "'")
                .get(0);
        assertEquals(
                1,
                Rows.of(shared, "SELECT " + example + (aggregate ? " FROM bids" : ""))
                        .size());
        List<String> description = Rows.of(shared, "DESCRIBE FUNCTION " + function);
        assertTrue(description.get(0).startsWith("function|" + function + "|"), description.get(0));
    }

    @TestFactory
    Stream<DynamicTest> eachSettingTakesItsDefault() {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            return Rows.of(ctx, "SELECT name, default_value FROM sys.settings").stream()
                    .map(row -> row.split("\\|"))
                    .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                        try (SqlStreamContext own = SqlStreamContext.create()) {
                            own.execute("SET " + row[0] + " = '" + row[1] + "'");
                            assertEquals(
                                    List.of(row[1]),
                                    Rows.of(own, "SELECT \"value\" FROM sys.settings WHERE name = '" + row[0] + "'"));
                        }
                    }))
                    .toList()
                    .stream();
        }
    }
}
