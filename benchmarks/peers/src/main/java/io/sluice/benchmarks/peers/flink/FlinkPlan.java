package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** Plans a question with the settings that make Flink fast. */
final class FlinkPlan {
    private static final Map<String, String> OPTIONS = Map.of(
            "pipeline.object-reuse", "true",
            "state.backend.type", "hashmap",
            "table.exec.mini-batch.enabled", "true",
            "table.exec.mini-batch.allow-latency", "1 s",
            "table.exec.mini-batch.size", "50000",
            "table.exec.rank.topn-cache-size", "10000000",
            "table.local-time-zone", "UTC");

    private FlinkPlan() {}

    static StreamGraph of(FlinkQuery query, Workload workload, EngineSettings settings) {
        Configuration configuration = new Configuration();
        OPTIONS.forEach(configuration::setString);
        query.options().forEach(configuration::setString);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(settings.parallelism());
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        configuration.toMap().forEach(tables.getConfig().getConfiguration()::setString);
        tables.createTemporarySystemFunction("count_char", CountChar.class);
        tables.createTemporarySystemFunction("split_words", SplitWords.class);
        FlinkTables.create(tables, workload, settings);
        StreamStatementSet statements = tables.createStatementSet();
        statements.add(tables.sqlQuery(query.sql())
                .insertInto(TableDescriptor.forConnector(SumTableFactory.NAME).build()));
        statements.attachAsDataStream();
        return environment.getStreamGraph();
    }
}
