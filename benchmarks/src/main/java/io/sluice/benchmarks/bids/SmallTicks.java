package io.sluice.benchmarks.bids;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;

/** A tick with ten rows through a view of three operators: filter, projection and aggregate. */
final class SmallTicks {
    private static final String NAME = "tick of 10 rows, 3 operators";
    private static final int ROWS = 10;
    private static final int WARM_UP_TICKS = 20_000;
    private static final double TARGET_MICROS = 100;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private SmallTicks() {}

    /** @param only name of the one case to run, empty for all */
    static void measure(int ticks, String only, Report report) {
        if (!only.isEmpty() && !only.equals(NAME)) {
            return;
        }
        try (SqlStreamContext ctx = SqlStreamContext.builder().parallelism(1).build()) {
            ctx.execute(BidData.DDL);
            ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT channel, COUNT(*) AS n, SUM(price * 2) AS total FROM bids"
                    + " WHERE auction % 10 <> 3 GROUP BY channel");
            Timing[] timings = new Timing[ticks];
            try (Appender bids = ctx.appender("bids")) {
                for (int tick = -WARM_UP_TICKS; tick < ticks; tick++) {
                    Timing timing = tick(ctx, bids, tick + WARM_UP_TICKS);
                    if (tick >= 0) {
                        timings[tick] = timing;
                    }
                }
            }
            check(ctx, (ticks + WARM_UP_TICKS) * (ROWS - 1L));
            Arrays.sort(timings, Comparator.comparing(Timing::wallNanos));
            report.micros(NAME, timings[ticks / 2], timings[0], TARGET_MICROS);
        }
    }

    /** Appends ten rows, of which nine pass the filter, and ticks. */
    private static Timing tick(SqlStreamContext ctx, Appender bids, int number) {
        Timing.Start start = Timing.start();
        for (int row = 0; row < ROWS; row++) {
            bids.append(
                    (long) row,
                    (long) number,
                    100L + row,
                    "channel-" + (number + row) % 100,
                    "https://www.example.com",
                    START);
        }
        bids.flush();
        ctx.tick();
        return start.stop();
    }

    private static void check(SqlStreamContext ctx, long expected) {
        try (QueryResult result = ctx.query("SELECT SUM(n) FROM v")) {
            result.next();
            if (result.getLong(0) != expected) {
                throw new IllegalStateException(NAME + ": got " + result.getLong(0) + ", expected " + expected);
            }
        }
    }
}
