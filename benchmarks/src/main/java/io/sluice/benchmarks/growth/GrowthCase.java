package io.sluice.benchmarks.growth;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * A view over {@code events (k, n, t)} that is measured at one size.
 *
 * @param size number of groups, or of windows that each row is in
 * @param keys values of {@code k}, which come in turn
 * @param rowsPerSecond of event time
 */
record GrowthCase(Kind kind, int size, int keys, long rows, long rowsPerSecond) {
    /** What grows. */
    enum Kind {
        GROUPS,
        OVERLAP
    }

    private static final int OVERLAP_KEYS = 1_000;
    private static final int WARM_UP_ROWS = 2_000_000;

    /** So many groups of one BIGINT key, COUNT and SUM of each; each group gets equally many rows. */
    static GrowthCase groups(int groups, long rows) {
        return new GrowthCase(Kind.GROUPS, groups, groups, Math.max(2, rows / groups) * groups, 100_000);
    }

    /** Windows of so many seconds that slide by one, for 1,000 keys, given out once they close. */
    static GrowthCase overlap(int seconds, long rows, long rowsPerSecond) {
        return new GrowthCase(Kind.OVERLAP, seconds, OVERLAP_KEYS, rows, rowsPerSecond);
    }

    /** What runs first, and is not measured; nothing where memory is what counts. */
    Optional<GrowthCase> warmUp() {
        return kind == Kind.GROUPS
                ? Optional.empty()
                : Optional.of(overlap(size, Math.min(rows, WARM_UP_ROWS), rowsPerSecond));
    }

    String name() {
        return kind == Kind.GROUPS ? "groups" : "overlap, " + rowsPerSecond + " rows a second";
    }

    String ddl() {
        return "CREATE STREAM events (k BIGINT NOT NULL, n BIGINT NOT NULL, t TIMESTAMP(3) NOT NULL, WATERMARK FOR t AS t)";
    }

    String view() {
        return kind == Kind.GROUPS
                ? "CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS c, SUM(n) AS s FROM events GROUP BY k"
                : "CREATE MATERIALIZED VIEW v AS SELECT k, window_end, COUNT(*) AS c, SUM(n) AS s FROM events WINDOW HOPPING (SIZE "
                        + size + " SECONDS, ADVANCE BY 1 SECONDS) GROUP BY k EMIT FINAL";
    }

    /** Whether a row long after all others is needed for the view to have all of them. */
    boolean needsClosing() {
        return kind == Kind.OVERLAP;
    }

    /** Returns the rows of the view; an IllegalStateException when they are not what the rows fed add up to. */
    long check(SqlStreamContext ctx) {
        try (QueryResult result = ctx.query("SELECT COUNT(*), SUM(c), SUM(s), MIN(c), MAX(c) FROM v")) {
            result.next();
            long[] found = new long[5];
            for (int i = 0; i < found.length; i++) {
                found[i] = result.getLong(i);
            }
            long times = kind == Kind.GROUPS ? 1 : size;
            boolean right = found[1] == times * rows && found[2] == times * GrowthData.sum(rows);
            if (kind == Kind.GROUPS) {
                right &= found[0] == size && found[3] == rows / size && found[4] == rows / size;
            }
            if (!right) {
                throw new IllegalStateException(name() + " " + size + ": wrong result " + Arrays.toString(found));
            }
            return found[0];
        }
    }
}
