package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.version.MemberVersion;
import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.OptionalQuery;
import java.io.IOException;

/** One question to Hazelcast. The first run is summed up; those that follow are counted and must have as many rows. */
final class HazelcastEngine implements Engine {
    private final Workload workload;
    private final EngineSettings settings;
    private final OptionalQuery query;
    private HazelcastInstance hazelcast;
    private ResultSum result;
    private int started;

    HazelcastEngine(Workload workload, EngineSettings settings) {
        this.workload = workload;
        this.settings = settings;
        this.query = OptionalQuery.read("hazelcast", workload);
    }

    @Override
    public String version() {
        MemberVersion version = hazelcast.getCluster().getLocalMember().getVersion();
        return "Hazelcast " + version;
    }

    @Override
    public void load() throws IOException {
        hazelcast = Hazelcast.newHazelcastInstance(HazelcastSetup.config(settings.parallelism()));
        HazelcastTables.create(hazelcast, workload, query, settings);
    }

    @Override
    public RunTime run() {
        boolean isFirst = result == null;
        String job = workload.name() + "_" + started++;
        ResultSums.begin(workload, isFirst);
        EventSource.prepare();
        RunTime.Start start = RunTime.start();
        hazelcast
                .getSql()
                .executeUpdate("CREATE JOB " + job + " OPTIONS ('processingGuarantee' = 'none') AS INSERT INTO sums\n"
                        + query.sql());
        hazelcast.getJet().getJob(job).join();
        RunTime time = workload.kind() == Workload.Kind.FILE ? start.stop() : EventSource.time();
        if (isFirst) {
            result = ResultSums.sum();
        } else if (ResultSums.count() != result.rows()) {
            throw new IllegalStateException(ResultSums.count() + " rows instead of " + result.rows());
        }
        return time;
    }

    @Override
    public ResultSum result() {
        return result;
    }

    @Override
    public void close() {
        if (hazelcast != null) {
            hazelcast.shutdown();
        }
    }
}
