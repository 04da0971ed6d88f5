package io.sluice.runtime.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of the same name give what DuckDB gives, at the edges of their domains too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionOracleTest {
    private SqlStreamContext ctx;
    private Connection duck;

    @BeforeAll
    void open() throws SQLException {
        ctx = SqlStreamContext.create();
        duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    void close() throws SQLException {
        ctx.close();
        duck.close();
    }

    static Stream<String> expressions() throws IOException {
        try (InputStream stream = FunctionOracleTest.class.getResourceAsStream("/functions/duckdb.txt")) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().filter(line -> !line.startsWith("#") && !line.isBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void sameAsDuckDb(String expression) throws SQLException {
        String expected;
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + expression)) {
            result.next();
            expected = canonical(String.valueOf(result.getObject(1)));
        }
        try (QueryResult result = ctx.query("SELECT " + expression)) {
            result.next();
            assertEquals(expected, canonical(String.valueOf(result.getString(0))));
        }
    }

    /** Numbers by value, times without the point that JDBC adds. */
    private static String canonical(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } else if (text.matches("\\d{4}-\\d\\d-\\d\\d[ T].*")) {
            return text.replace('T', ' ').replaceFirst("\\.0$", "");
        }
        return text.replace("NULL", "null").replace(", ", ",");
    }
}
