package io.sluice.runtime.law;

import io.sluice.runtime.law.RandomQuery.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sessions of streams whose rows are never late, in both spellings. DuckDB finds them as islands between gaps. */
final class RandomSessions {
    private final Random random;
    private final Input input;
    private final RandomExpressions expressions;

    RandomSessions(Random random, List<Input> inputs) {
        this.random = random;
        List<Input> streams = inputs.stream()
                .filter(i -> i.timed() && !i.name().equals(EventTimes.LATE))
                .toList();
        this.input = streams.get(random.nextInt(streams.size()));
        this.expressions = new RandomExpressions(random, input.columns());
    }

    Generated next() {
        int gap = 1 + random.nextInt(5);
        List<Dual> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(expressions.column().sql());
        }
        Dual time = Dual.same(EventTimes.COLUMN);
        keys = keys.stream().distinct().filter(key -> !key.equals(time)).toList();
        return random.nextInt(3) == 0 ? rows(gap, keys) : aggregate(gap, keys);
    }

    /** Of the rows that WHERE lets pass. */
    private Generated aggregate(int gap, List<Dual> keys) {
        boolean isFinal = random.nextInt(3) == 0;
        int grace = random.nextInt(4) == 0 ? 3 : 0;
        Dual where = expressions.whereClause();
        List<Dual> grouping = new ArrayList<>(keys);
        grouping.add(Dual.same("window_start"));
        grouping.add(Dual.same("window_end"));
        Dual items = RandomQuery.items(random, grouping, expressions);
        boolean implied = !keys.isEmpty() && random.nextBoolean();
        String closed = isFinal
                ? " WHERE window_end + to_seconds(" + grace + ") <= (SELECT w FROM marks WHERE s = '" + input.name()
                        + "')"
                : "";
        String ours = "SELECT " + items.ours() + " FROM " + input.name() + " WINDOW SESSION (" + gap + " SECONDS"
                + (grace == 0 ? "" : ", GRACE PERIOD " + grace + " SECONDS") + ")" + where.ours() + " GROUP BY "
                + Dual.join(", ", implied ? keys : grouping).ours() + (isFinal ? " EMIT FINAL" : " EMIT CHANGES");
        String duck = "SELECT " + items.duck() + " FROM " + sessions(gap, keys, where.duck()) + closed + " GROUP BY "
                + Dual.join(", ", grouping).duck();
        return new Generated(new Dual(ours, duck), !isFinal);
    }

    /** The table function: WHERE comes after it. */
    private Generated rows(int gap, List<Dual> keys) {
        String names = Dual.join(", ", keys).ours();
        String partition = keys.isEmpty() ? "" : " PARTITION BY " + (keys.size() > 1 ? "(" + names + ")" : names);
        Dual from = new Dual(
                "TABLE(SESSION(TABLE " + input.name() + partition + ", DESCRIPTOR(ts), INTERVAL '" + gap + "' SECOND))",
                sessions(gap, keys, ""));
        return new Generated(
                Dual.format(
                        "SELECT %s AS c0, ts AS c1, window_start AS c2, window_end AS c3 FROM %s%s",
                        expressions.value(), from, expressions.whereClause()),
                true);
    }

    private String sessions(int gap, List<Dual> keys, String where) {
        String keyed =
                keys.isEmpty() ? "" : "PARTITION BY " + Dual.join(", ", keys).duck() + " ";
        String within = keys.isEmpty()
                ? "(PARTITION BY number)"
                : "(PARTITION BY " + Dual.join(", ", keys).duck() + ", number)";
        String begins = "SELECT *, CASE WHEN ts - LAG(ts) OVER (" + keyed + "ORDER BY ts) < to_seconds(" + gap
                + ") THEN 0 ELSE 1 END AS begins FROM " + input.name() + where;
        // RANGE: which of several rows of one time begins the session does not matter.
        String numbered = "SELECT *, SUM(begins) OVER (" + keyed
                + "ORDER BY ts RANGE UNBOUNDED PRECEDING) AS number FROM (" + begins + ") AS b";
        return "(SELECT *, MIN(ts) OVER " + within + " AS window_start, MAX(ts) OVER " + within + " + to_seconds(" + gap
                + ") AS window_end FROM (" + numbered + ") AS s) AS sessions";
    }
}
