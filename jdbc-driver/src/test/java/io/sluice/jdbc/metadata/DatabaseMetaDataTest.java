package io.sluice.jdbc.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseMetaDataTest {
    private Connection connection;
    private DatabaseMetaData meta;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sluice:");
        meta = connection.getMetaData();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE STREAM bids (auction BIGINT, price DECIMAL(10, 2), at TIMESTAMP(3),"
                    + " WATERMARK FOR at AS at - INTERVAL '1' SECOND);"
                    + "CREATE TABLE Rates (currency VARCHAR PRIMARY KEY, rate DOUBLE);"
                    + "CREATE VIEW cheap AS SELECT * FROM Rates WHERE rate < 1;"
                    + "CREATE MATERIALIZED VIEW totals AS SELECT auction, COUNT(*) AS n FROM bids GROUP BY auction");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> column(ResultSet rows, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(label));
        }
        rows.close();
        return values;
    }

    @Test
    void tablesOfEveryKind() throws SQLException {
        ResultSet tables = meta.getTables(null, "main", "%", null);
        List<String> found = new ArrayList<>();
        while (tables.next()) {
            found.add(tables.getString("TABLE_NAME") + " " + tables.getString("TABLE_TYPE"));
        }
        assertEquals(List.of("totals MATERIALIZED VIEW", "bids STREAM", "Rates TABLE", "cheap VIEW"), found);
        assertEquals(
                List.of("Rates", "cheap"),
                column(meta.getTables(null, null, null, new String[] {"TABLE", "VIEW"}), "TABLE_NAME"));
        assertEquals(List.of("Rates"), column(meta.getTables("", null, "rate_", null), "TABLE_NAME"));
        assertTrue(column(meta.getTables(null, "sys", null, new String[] {"SYSTEM TABLE"}), "TABLE_NAME")
                .contains("ticks"));
        assertEquals(List.of(), column(meta.getTables("other", null, null, null), "TABLE_NAME"));
    }

    @Test
    void columnsAndKeys() throws SQLException {
        assertEquals(
                List.of("auction", "price", "at"), column(meta.getColumns(null, "main", "bids", "%"), "COLUMN_NAME"));
        assertEquals(List.of("price"), column(meta.getColumns(null, null, "BIDS", "pr%"), "COLUMN_NAME"));
        assertEquals(List.of("currency"), column(meta.getPrimaryKeys(null, null, "rates"), "COLUMN_NAME"));
        assertEquals(List.of(), column(meta.getIndexInfo(null, null, "rates", false, true), "COLUMN_NAME"));
        assertEquals(List.of(), column(meta.getImportedKeys(null, null, "rates"), "FKCOLUMN_NAME"));
    }

    @Test
    void schemasTypesAndNames() throws SQLException {
        assertEquals(List.of("main", "sys"), column(meta.getSchemas(), "TABLE_SCHEM"));
        assertEquals(List.of(), column(meta.getCatalogs(), "TABLE_CAT"));
        assertEquals(
                List.of("MATERIALIZED VIEW", "STREAM", "SYSTEM TABLE", "TABLE", "VIEW"),
                column(meta.getTableTypes(), "TABLE_TYPE"));
        assertEquals("Sluice", meta.getDatabaseProductName());
        assertEquals("\"", meta.getIdentifierQuoteString());
        assertEquals("jdbc:sluice:", meta.getURL());
        assertEquals(connection, meta.getConnection());
        assertFalse(meta.supportsTransactions());
        assertTrue(meta.storesMixedCaseIdentifiers());
    }

    @Test
    void functionsAreDescribed() throws SQLException {
        ResultSet functions = meta.getFunctions(null, null, "upper");
        assertTrue(functions.next());
        assertEquals("UPPER", functions.getString("FUNCTION_NAME"));
        assertFalse(functions.getString("REMARKS").isEmpty());
        assertEquals(DatabaseMetaData.functionNoTable, functions.getShort("FUNCTION_TYPE"));
    }

    /** No question a tool may ask ends in an error: each method without arguments, or with nulls for patterns. */
    @Test
    void everyQuestionHasAnAnswer() throws Exception {
        int asked = 0;
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getDeclaringClass() != DatabaseMetaData.class) {
                continue;
            }
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == int.class
                        ? (Object) 0
                        : type == boolean.class ? (Object) true : type == String.class ? "x" : null;
            }
            try {
                Object answer = method.invoke(meta, arguments);
                assertNotNull(answer, method.toString());
                asked++;
            } catch (InvocationTargetException e) {
                throw new AssertionError(method.toString(), e.getCause());
            }
        }
        assertTrue(asked > 170, asked + " asked");
    }
}
