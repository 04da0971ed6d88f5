package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.RunTime;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Flink's embedded cluster: one task manager, as many slots as a query has workers. */
final class FlinkCluster implements AutoCloseable {
    private final MiniCluster cluster;

    FlinkCluster(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .withRandomPorts()
                .build());
    }

    void start() throws Exception {
        cluster.start();
    }

    /** Runs a job that waits at no {@link StartGate} to its end; its deployment is timed too. */
    RunTime runAtOnce(StreamGraph graph) throws Exception {
        JobGraph job = graph.getJobGraph();
        RunTime.Start start = RunTime.start();
        finish(cluster.submitJob(job).get().getJobID());
        return start.stop();
    }

    /**
     * Runs a job to its end; the time counts from when all its tasks run.
     *
     * @param part how much of the events to read
     */
    RunTime run(StreamGraph graph, double part) throws Exception {
        StartGate.shut(part);
        JobID job = cluster.submitJob(graph.getJobGraph()).get().getJobID();
        while (!isRunning(job)) {
            Thread.sleep(5);
        }
        RunTime.Start start = RunTime.start();
        StartGate.open();
        finish(job);
        return start.stop();
    }

    private void finish(JobID job) throws Exception {
        cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
    }

    private boolean isRunning(JobID job) throws Exception {
        AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
        if (graph.getFailureInfo() != null) {
            throw new IllegalStateException(graph.getFailureInfo().getExceptionAsString());
        }
        return StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
                .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
