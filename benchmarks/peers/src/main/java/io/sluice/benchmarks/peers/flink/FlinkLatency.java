package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.latency.LatencyEngine;
import io.sluice.benchmarks.latency.LatencyResult;
import io.sluice.benchmarks.latency.LatencyRun;
import io.sluice.benchmarks.latency.LatencyView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Flink SQL in its embedded cluster, without mini-batch, which would hold rows back. A row counts as seen when the sink is given it. A count per
 * window goes out at once only from a plain GROUP BY: a window function of Flink waits for the window to end.
 */
public final class FlinkLatency implements LatencyEngine {
    private static final String TIMEOUT = "execution.buffer-timeout.interval";
    private static final String BUFFER_TIMEOUT = "buffer timeout ";
    private static final Map<String, String> OPTIONS = Map.of(
            "pipeline.object-reuse", "true",
            "state.backend.type", "hashmap",
            "table.exec.mini-batch.enabled", "false",
            "table.local-time-zone", "UTC");
    private static final Map<LatencyView, String> SINKS = Map.of(
            LatencyView.FILTER,
            "CREATE TEMPORARY TABLE seen (id BIGINT NOT NULL, channel STRING NOT NULL, price BIGINT NOT NULL)",
            LatencyView.WINDOW,
            "CREATE TEMPORARY TABLE seen (window_start TIMESTAMP(3) NOT NULL, channel STRING NOT NULL, n BIGINT, total BIGINT,"
                    + " PRIMARY KEY (window_start, channel) NOT ENFORCED)");
    private static final Map<LatencyView, String> QUERIES = Map.of(
            LatencyView.FILTER,
            "INSERT INTO seen SELECT id, channel, price FROM bids WHERE MOD(id, 2) = 0",
            LatencyView.WINDOW,
            "INSERT INTO seen SELECT FLOOR(`at` TO SECOND), channel, COUNT(*), SUM(price) FROM bids"
                    + " GROUP BY FLOOR(`at` TO SECOND), channel");

    private final FlinkFactory factory = new FlinkFactory();

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public String title() {
        return factory.title();
    }

    /** As fast as it can, a middle way, and the default. */
    @Override
    public List<String> settings() {
        return List.of(BUFFER_TIMEOUT + "0 ms", BUFFER_TIMEOUT + "1 ms", BUFFER_TIMEOUT + "100 ms");
    }

    @Override
    public boolean refuses(Path classPathEntry) {
        return factory.refuses(classPathEntry);
    }

    @Override
    public LatencyResult measure(LatencyRun run) throws Exception {
        PacedRun.prepare(run);
        Configuration configuration = new Configuration();
        OPTIONS.forEach(configuration::setString);
        configuration.setString(TIMEOUT, run.setting().substring(BUFFER_TIMEOUT.length()));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        configuration.toMap().forEach(tables.getConfig().getConfiguration()::setString);
        tables.executeSql(
                "CREATE TEMPORARY TABLE bids (id BIGINT NOT NULL, channel STRING NOT NULL, price BIGINT NOT NULL,"
                        + " `at` TIMESTAMP(3) NOT NULL) WITH ('connector' = '" + PacedTableFactory.NAME + "')");
        tables.executeSql(SINKS.get(run.view()) + " WITH ('connector' = '" + SeenTableFactory.NAME + "')");
        StreamStatementSet statements = tables.createStatementSet();
        statements.addInsertSql(QUERIES.get(run.view()));
        statements.attachAsDataStream();
        try (FlinkCluster cluster = new FlinkCluster(1)) {
            cluster.start();
            cluster.run(environment.getStreamGraph(), 1);
        }
        return PacedRun.result();
    }
}
