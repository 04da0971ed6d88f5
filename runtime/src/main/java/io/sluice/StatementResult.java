package io.sluice;

import java.util.List;
import java.util.Optional;

/**
 * What a statement gave.
 *
 * @param rows the result of a query, SHOW, DESCRIBE or EXPLAIN, to be closed by the caller; else empty
 * @param updateCount rows changed by DML; −1 for other statements
 * @param message one line for people, such as {@code created materialized view hot}; empty for queries
 * @param warnings for people, e.g. state that grows without bound
 */
public record StatementResult(Optional<QueryResult> rows, long updateCount, String message, List<String> warnings)
        implements AutoCloseable {
    public StatementResult {
        warnings = List.copyOf(warnings);
    }

    @Override
    public void close() {
        rows.ifPresent(QueryResult::close);
    }
}
