package io.sluice.examples.nexmark;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.law.DuckOracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DuckDB with the events so far. They are read whole by an engine of their own, so they do not depend on how ticks cut them. */
final class NexmarkOracle implements AutoCloseable {
    /** Of 50 events. */
    private static final Map<String, Integer> SHARES = Map.of("person", 1, "auction", 3, "bid", 46);

    private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();
    private final DuckOracle duck = new DuckOracle();
    private int events;

    /** @param streams statements that create the three streams, without a rate */
    NexmarkOracle(String streams) throws Exception {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(streams).close();
            for (String table : SHARES.keySet()) {
                try (QueryResult result = ctx.query("SELECT * FROM " + table)) {
                    create(table, result);
                }
            }
        }
    }

    private void create(String table, QueryResult result) {
        duck.execute(result.columns().stream()
                .map(column -> column.name() + " " + column.type().toString().replaceAll("\\(\\d\\)", ""))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")")));
        List<Object[]> all = new ArrayList<>();
        while (result.next()) {
            all.add(IntStream.range(0, result.columns().size())
                    .mapToObj(result::getObject)
                    .toArray());
        }
        rows.put(table, all);
    }

    /** Goes on to so many events; a multiple of 50. */
    void advanceTo(int target) {
        SHARES.forEach((table, share) ->
                duck.append(table, rows.get(table).subList(events / 50 * share, target / 50 * share)));
        events = target;
    }

    Map<String, Long> counts(String sql) {
        return duck.counts(sql);
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
