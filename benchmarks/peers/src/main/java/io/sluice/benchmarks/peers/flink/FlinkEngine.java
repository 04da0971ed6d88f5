package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import java.util.List;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** One question to Flink. The first run of all rows is summed up; those that follow are counted and must have as many rows. */
final class FlinkEngine implements Engine {
    /** Part of the events that ways to ask are compared with. */
    private static final double TUNING_PART = 0.2;

    private final Workload workload;
    private final EngineSettings settings;
    private final FlinkCluster cluster;
    private FlinkQuery query;
    private ResultSum result;
    private String tuning = "";

    FlinkEngine(Workload workload, EngineSettings settings) {
        this.workload = workload;
        this.settings = settings;
        this.cluster = new FlinkCluster(settings.parallelism());
    }

    @Override
    public String version() {
        return "Apache Flink " + EnvironmentInformation.getVersion();
    }

    @Override
    public void load() throws Exception {
        cluster.start();
        List<FlinkQuery> queries = FlinkQuery.of(workload);
        query = queries.get(0);
        for (FlinkQuery each : queries) {
            plan(each);
        }
    }

    @Override
    public void warmUp(int runs) throws Exception {
        List<FlinkQuery> queries = FlinkQuery.of(workload);
        if (queries.size() > 1) {
            tune(queries);
        }
        result = null;
        for (int run = 0; run < runs; run++) {
            run();
        }
    }

    private void tune(List<FlinkQuery> queries) throws Exception {
        long least = Long.MAX_VALUE;
        StringBuilder report = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (FlinkQuery each : queries) {
                ResultSums.begin(workload, false);
                RunTime time = cluster.run(plan(each), TUNING_PART);
                if (round == 1) {
                    report.append(String.format("%s: %d ms; ", each.label(), time.cpuNanos() / 1_000_000));
                    if (time.cpuNanos() < least) {
                        least = time.cpuNanos();
                        query = each;
                    }
                }
            }
        }
        tuning = "[" + query.label() + "] of " + report;
    }

    @Override
    public RunTime run() throws Exception {
        boolean first = result == null;
        ResultSums.begin(workload, first);
        RunTime time =
                workload.kind() == Workload.Kind.FILE ? cluster.runAtOnce(plan(query)) : cluster.run(plan(query), 1);
        if (first) {
            result = ResultSums.sum();
        } else if (ResultSums.count() != result.rows()) {
            throw new IllegalStateException(ResultSums.count() + " rows instead of " + result.rows());
        }
        return time;
    }

    private org.apache.flink.streaming.api.graph.StreamGraph plan(FlinkQuery each) {
        return FlinkPlan.of(each, workload, settings);
    }

    @Override
    public ResultSum result() {
        return result;
    }

    @Override
    public String tuning() {
        return tuning;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
