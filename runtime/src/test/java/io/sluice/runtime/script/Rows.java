package io.sluice.runtime.script;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.ViewChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results as lines of text: cells parted by {@code |}, {@code NULL} for NULL, {@code ''} for the empty string, {@code \n} for a line break. */
final class Rows {
    private Rows() {}

    /** All rows of a query that ends. */
    static List<String> of(SqlStreamContext ctx, String sql, Object... parameters) {
        try (QueryResult result = ctx.query(sql, parameters)) {
            return read(result);
        }
    }

    /** The rows up to the end, or of an endless result those that wait. */
    static List<String> read(QueryResult result) {
        List<String> rows = new ArrayList<>();
        while (result.isEndless() ? result.next(0) : result.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < result.columns().size(); i++) {
                String text = result.getString(i);
                cells.add(text == null ? "NULL" : text.isEmpty() ? "''" : text.replace("\n", "\\n"));
            }
            rows.add(String.join(" | ", cells));
        }
        return rows;
    }

    /** How often each row stands in a query's result. */
    static Map<String, Long> counts(SqlStreamContext ctx, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        of(ctx, sql).forEach(row -> counts.merge(row, 1L, Long::sum));
        return counts;
    }

    /** As {@link #counts}, by the Java values of the rows. */
    static Map<String, Long> objectCounts(SqlStreamContext ctx, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        try (QueryResult result = ctx.query(sql)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(result.getObject(i));
                }
                counts.merge(text(row), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Adds a listener's changes to counts kept as {@link #objectCounts} gives them. */
    static void add(ViewChanges changes, Map<String, Long> counts) {
        for (int i = 0; i < changes.rowCount(); i++) {
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < changes.columns().size(); c++) {
                row.add(changes.getObject(i, c));
            }
            counts.merge(text(row), changes.weight(i), Long::sum);
            counts.remove(text(row), 0L);
        }
    }

    private static String text(List<Object> row) {
        return Arrays.deepToString(row.toArray());
    }

    /** What was added and taken away from one content to the next: {@code row | +1}. */
    static List<String> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> sums = new TreeMap<>(after);
        before.forEach((row, count) -> sums.merge(row, -count, Long::sum));
        List<String> lines = new ArrayList<>();
        sums.forEach((row, sum) -> {
            if (sum != 0) {
                lines.add(row + " | " + (sum > 0 ? "+" : "") + sum);
            }
        });
        return lines;
    }
}
