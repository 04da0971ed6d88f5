package io.sluice.benchmarks.latency;

import io.sluice.SqlStreamContext;
import java.util.List;
import java.util.Map;

/** Sluice: one thread appends, the engine's own ticks, and one reads over JDBC in the same process. */
public final class SluiceLatency implements LatencyEngine {
    private static final String STREAM =
            "CREATE STREAM bids (id BIGINT NOT NULL, channel VARCHAR NOT NULL, price BIGINT NOT NULL,"
                    + " at TIMESTAMP(3) NOT NULL, WATERMARK FOR at AS at - INTERVAL '1' SECOND)";
    private static final Map<LatencyView, String> VIEWS = Map.of(
            LatencyView.FILTER,
            "CREATE MATERIALIZED VIEW filtered AS SELECT id, channel, price FROM bids WHERE id % 2 = 0",
            LatencyView.WINDOW,
            "CREATE MATERIALIZED VIEW windowed AS SELECT window_start, channel, COUNT(*) AS n, SUM(price) AS total"
                    + " FROM TUMBLE(TABLE bids, DESCRIPTOR(at), INTERVAL '1' SECOND) GROUP BY window_start, window_end, channel");
    private static final Map<LatencyView, String> READS = Map.of(
            LatencyView.FILTER, "SELECT COUNT(*) FROM filtered",
            LatencyView.WINDOW, "SELECT SUM(n) FROM windowed");
    private static final String INTERVAL = "batch_interval = ";

    @Override
    public String name() {
        return "sluice";
    }

    @Override
    public String title() {
        return "Sluice";
    }

    @Override
    public List<String> settings() {
        return List.of(INTERVAL + "5 ms", INTERVAL + "0 ms");
    }

    @Override
    public LatencyResult measure(LatencyRun run) throws Exception {
        try (SqlStreamContext engine = SqlStreamContext.builder()
                .name("latency")
                .parallelism(1)
                .set("batch_interval", run.setting().substring(INTERVAL.length()))
                .build()) {
            engine.execute(STREAM).close();
            engine.execute(VIEWS.get(run.view())).close();
            engine.start();
            Schedule schedule = new Schedule(run);
            PacedAppender events = new PacedAppender(engine, run.events(), schedule);
            Thread appending = new Thread(events, "appender");
            appending.start();
            try {
                return new VisibilityReader(run, schedule, events)
                        .read("jdbc:sluice:mem:latency", READS.get(run.view()));
            } finally {
                appending.join();
            }
        }
    }
}
