package io.sluice.runtime.engine;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results as text, one row a string: {@code pen|3|NULL}. */
final class Rows {
    private Rows() {}

    /** Runs a query that ends and gives all of its rows. */
    static List<String> of(SqlStreamContext ctx, String sql, Object... parameters) {
        try (QueryResult result = ctx.query(sql, parameters)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    /** The next so many rows of a result. */
    static List<String> next(QueryResult result, int count) {
        List<String> rows = new ArrayList<>();
        while (rows.size() < count && result.next()) {
            rows.add(row(result));
        }
        return rows;
    }

    static String row(QueryResult result) {
        return IntStream.range(0, result.columns().size())
                .mapToObj(i -> String.valueOf(result.getString(i)).replace("null", "NULL"))
                .collect(Collectors.joining("|"));
    }
}
