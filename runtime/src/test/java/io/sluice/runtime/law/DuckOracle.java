package io.sluice.runtime.law;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Another engine that runs the same statements: DuckDB, in memory. */
public final class DuckOracle implements AutoCloseable {
    /** A bug of the oracle: it can say nothing of this query. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String sql, SQLException cause) {
            super("DuckDB breaks on " + sql, cause);
        }
    }

    private final Connection connection;
    private final Statement statement;

    public DuckOracle() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        statement = connection.createStatement();
        statement.execute("SET threads = 1");
    }

    /** Returns how many rows a DML statement changed. */
    public long execute(String sql) {
        try {
            return statement.executeUpdate(sql);
        } catch (SQLException error) {
            throw new IllegalStateException("DuckDB refuses " + sql, error);
        }
    }

    /** Adds many rows, much faster than INSERT: of Integer, Long, BigDecimal, String, LocalDate, LocalDateTime or null. */
    public void append(String table, List<Object[]> rows) {
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(table)) {
            for (Object[] row : rows) {
                appender.beginRow();
                for (Object value : row) {
                    append(appender, value);
                }
                appender.endRow();
            }
        } catch (SQLException error) {
            throw new IllegalStateException("DuckDB refuses rows of " + table, error);
        }
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Integer number) {
            appender.append(number);
        } else if (value instanceof Long number) {
            appender.append(number);
        } else if (value instanceof BigDecimal number) {
            appender.append(number);
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof LocalDateTime time) {
            appender.append(time);
        } else {
            appender.append((String) value);
        }
    }

    /**
     * How often each row stands in a query's result.
     *
     * @param expected if the answer is another one, DuckDB is asked again without its optimizer
     * @throws Broken if it then gives what is expected: it contradicts itself
     */
    public Map<String, Long> counts(String sql, Map<String, Long> expected) {
        Map<String, Long> counts = counts(sql);
        if (!counts.equals(expected)) {
            execute("PRAGMA disable_optimizer");
            Map<String, Long> plain = counts(sql);
            execute("PRAGMA enable_optimizer");
            if (plain.equals(expected)) {
                throw new Broken(sql, null);
            }
        }
        return counts;
    }

    /** How often each row stands in a query's result. */
    public Map<String, Long> counts(String sql) {
        try (ResultSet result = statement.executeQuery(sql)) {
            Map<String, Long> counts = new TreeMap<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                counts.merge(CanonicalRow.of(row), 1L, Long::sum);
            }
            return counts;
        } catch (SQLException error) {
            if (String.valueOf(error.getMessage()).startsWith("INTERNAL Error")) {
                throw new Broken(sql, error);
            }
            throw new IllegalStateException("DuckDB refuses " + sql, error);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
