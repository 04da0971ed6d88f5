package io.sluice;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.util.List;

/**
 * A checked statement. Thread-safe; replans by itself when the catalog has changed.
 *
 * <pre>{@code
 * try (PreparedSql byWord = ctx.prepare("SELECT n FROM counts WHERE word = ?");
 *         QueryResult rows = byWord.execute("to").rows().orElseThrow()) {
 *     long n = rows.next() ? rows.getLong(0) : 0;
 * }
 * }</pre>
 */
public interface PreparedSql extends AutoCloseable {
    /** What running it gives. */
    enum Kind {
        /** Rows, then an end. */
        QUERY,
        /** Rows without an end. */
        CHANGES,
        /** A count of changed rows. */
        DML,
        /** Nothing but a message. */
        DDL
    }

    Kind kind();

    String sql();

    /** Columns of the rows; empty when there are none. */
    List<Field> columns();

    /** Types of the {@code ?}, in order. */
    List<SqlType> parameterTypes();

    /**
     * Runs it.
     *
     * @param parameters one value per {@code ?}: null, Boolean, Number, BigDecimal, String, byte[], java.time values, List, Map; converted to
     *     the parameter's type
     */
    StatementResult execute(Object... parameters);

    @Override
    void close();
}
