package io.sluice.runtime.law;

import io.sluice.PreparedSql;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.StatementResult;
import io.sluice.Subscription;
import io.sluice.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A view with everything it must equal: the sum of its changes, its query run from scratch, and DuckDB's answer. */
final class CheckedView implements AutoCloseable {
    private final String name;
    private final PreparedSql content;
    private final PreparedSql recomputation;
    /** Null where DuckDB cannot say it. */
    private final String duck;

    private final Map<String, Long> told = new TreeMap<>();
    private final Subscription subscription;
    private int checks;

    CheckedView(SqlStreamContext ctx, String name, RandomQuery.Generated generated) {
        this.name = name;
        this.content = ctx.prepare("SELECT * FROM " + name);
        this.recomputation =
                generated.recomputable() ? ctx.prepare(generated.query().ours().replace(" EMIT CHANGES", "")) : null;
        this.duck = generated.query().duck();
        this.subscription = ctx.subscribe(name, this::add);
    }

    String name() {
        return name;
    }

    private void add(ViewChanges changes) {
        for (int row = 0; row < changes.rowCount(); row++) {
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < changes.columns().size(); column++) {
                values.add(changes.getObject(row, column));
            }
            String text = CanonicalRow.of(values);
            told.merge(text, changes.weight(row), Long::sum);
            told.remove(text, 0L);
        }
    }

    void check(DuckOracle oracle) {
        Map<String, Long> rows = counts(content);
        expect("the sum of its changes", told, rows);
        checks++;
        // Where DuckDB answers too, every other time will do.
        if (recomputation != null && (duck == null || checks % 2 == 0)) {
            expect("its query run from scratch", counts(recomputation), rows);
        }
        if (duck != null) {
            expect("DuckDB's answer to " + duck, oracle.counts(duck, rows), rows);
        }
    }

    private void expect(String what, Map<String, Long> expected, Map<String, Long> rows) {
        if (!expected.equals(rows)) {
            Map<String, Long> missing = new TreeMap<>(expected);
            rows.forEach((row, count) -> missing.merge(row, -count, Long::sum));
            missing.values().removeIf(count -> count == 0);
            throw new AssertionError(name + " is not " + what + "\n  missing (+) and surplus (-) rows: " + missing
                    + "\n  it holds: " + rows);
        }
    }

    private static Map<String, Long> counts(PreparedSql sql) {
        Map<String, Long> counts = new TreeMap<>();
        try (StatementResult statement = sql.execute()) {
            QueryResult result = statement.rows().orElseThrow();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(result.getObject(i));
                }
                counts.merge(CanonicalRow.of(row), 1L, Long::sum);
            }
        }
        return counts;
    }

    @Override
    public void close() {
        subscription.close();
        content.close();
        if (recomputation != null) {
            recomputation.close();
        }
    }
}
