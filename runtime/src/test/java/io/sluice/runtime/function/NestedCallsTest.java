package io.sluice.runtime.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls nested in each other give over columns of many rows what they give over each row alone. */
class NestedCallsTest {
    private static final int ROWS = 10_000;
    private static final int CALLS = 15;
    private static final int SAMPLE = 6;

    private static final List<String> COLUMNS = List.of("a", "b", "n", "m", "d", "t", "u");
    private static final List<String> TYPES =
            List.of("VARCHAR", "VARCHAR", "INTEGER", "INTEGER", "DOUBLE", "TIMESTAMP(3)", "TIMESTAMP(3)");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void columnsAndSingleRowsAgree(long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(random));
        }
        RandomCalls calls = new RandomCalls(random);
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            fill(ctx, rows);
            for (int i = 0; i < CALLS; i++) {
                String expression = calls.any(1 + random.nextInt(3));
                List<String> all = read(ctx, "SELECT " + expression + " FROM big ORDER BY k");
                assertEquals(ROWS, all.size());
                for (int j = 0; j < SAMPLE; j++) {
                    int k = random.nextInt(ROWS);
                    String alone = overOneRow(expression, rows.get(k));
                    assertEquals(read(ctx, alone).get(0), all.get(k), "seed " + seed + ": " + alone);
                }
            }
        }
    }

    private static String overOneRow(String expression, List<String> row) {
        StringBuilder sql = new StringBuilder("SELECT ").append(expression).append(" FROM (VALUES (");
        for (int i = 0; i < TYPES.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("CAST(")
                    .append(row.get(i))
                    .append(" AS ")
                    .append(TYPES.get(i))
                    .append(')');
        }
        return sql.append(")) AS one(")
                .append(String.join(", ", COLUMNS))
                .append(")")
                .toString();
    }

    private static void fill(SqlStreamContext ctx, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("CREATE TABLE big (k INTEGER");
        for (int i = 0; i < TYPES.size(); i++) {
            table.append(", ").append(COLUMNS.get(i)).append(' ').append(TYPES.get(i));
        }
        ctx.execute(table.append(")").toString());
        for (int from = 0; from < rows.size(); from += 500) {
            StringBuilder insert = new StringBuilder("INSERT INTO big VALUES ");
            for (int k = from; k < from + 500; k++) {
                insert.append(k == from ? "" : ", ")
                        .append('(')
                        .append(k)
                        .append(", ")
                        .append(String.join(", ", rows.get(k)))
                        .append(')');
            }
            ctx.execute(insert.toString());
        }
    }

    private static List<String> row(Random random) {
        return List.of(
                text(random),
                text(random),
                whole(random),
                whole(random),
                random.nextInt(6) == 0 ? "NULL" : "0." + random.nextInt(1000) + "e0",
                time(random),
                time(random));
    }

    private static String text(Random random) {
        if (random.nextInt(6) == 0) {
            return "NULL";
        }
        StringBuilder text = new StringBuilder("'");
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(List.of("a", "b", "ab", ",", "ä", "🚰", "B", " ").get(random.nextInt(8)));
        }
        return text.append("'").toString();
    }

    private static String whole(Random random) {
        return random.nextInt(6) == 0 ? "NULL" : String.valueOf(random.nextInt(20) - 10);
    }

    private static String time(Random random) {
        return random.nextInt(6) == 0
                ? "NULL"
                : "TIMESTAMP '"
                        + java.time.LocalDateTime.of(1969, 12, 1, 0, 0)
                                .plusSeconds(random.nextInt(100_000_000))
                                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
                        + "'";
    }

    private static List<String> read(SqlStreamContext ctx, String sql) {
        List<String> rows = new ArrayList<>();
        try (QueryResult result = ctx.query(sql)) {
            while (result.next()) {
                rows.add(result.getString(0));
            }
        }
        return rows;
    }
}
