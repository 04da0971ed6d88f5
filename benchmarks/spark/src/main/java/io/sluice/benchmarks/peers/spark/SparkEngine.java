package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.ResultSum;
import io.sluice.benchmarks.compare.RunTime;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.OptionalQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** One question to Spark. The first run is summed up; those that follow are counted and must hand over as many rows. */
final class SparkEngine implements Engine {
    private final Workload workload;
    private final EngineSettings settings;
    private final OptionalQuery query;
    private Path directory;
    private SparkSession session;
    private int ticksPerBatch = 10;
    private ResultSum result;
    private long written;
    private int started;

    SparkEngine(Workload workload, EngineSettings settings) {
        this.workload = workload;
        this.settings = settings;
        this.query = OptionalQuery.read("spark", workload);
    }

    @Override
    public String version() {
        return "Apache Spark " + session.version();
    }

    @Override
    public void load() throws IOException {
        directory = SparkSetup.directory();
        session = SparkSetup.start(settings.parallelism(), directory);
        session.sparkContext().setLogLevel("ERROR");
        SparkTables.load(workload, query, settings);
    }

    @Override
    public RunTime run() throws IOException, TimeoutException, StreamingQueryException {
        boolean isFirst = result == null;
        Optional<int[]> key = query.hint("mode").equals(Optional.of("update"))
                ? Optional.of(columns(query.hint("key").orElse("")))
                : Optional.empty();
        SparkTables.create(session, workload, query, settings, ticksPerBatch);
        Path checkpoint = directory.resolve("checkpoint" + started++);
        ResultSums.begin(workload, key, isFirst);
        EventStream.prepare();
        RunTime.Start start = RunTime.start();
        StreamingQuery running = session.sql(query.sql())
                .writeStream()
                .format(SumProvider.class.getName())
                .outputMode(query.hint("mode").orElseThrow())
                .option("checkpointLocation", checkpoint.toString())
                .trigger(Trigger.AvailableNow())
                .start();
        running.awaitTermination();
        RunTime time = workload.kind() == Workload.Kind.FILE ? start.stop() : EventStream.time();
        if (isFirst) {
            result = ResultSums.sum();
            written = ResultSums.written();
        } else if (ResultSums.written() != written) {
            throw new IllegalStateException(ResultSums.written() + " rows handed over instead of " + written);
        }
        delete(checkpoint);
        return time;
    }

    @Override
    public ResultSum result() {
        return result;
    }

    @Override
    public void close() {
        if (session != null) {
            session.stop();
        }
        try {
            delete(directory);
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private static int[] columns(String numbers) {
        return Arrays.stream(numbers.split(","))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void delete(Path path) throws IOException {
        if (path != null && Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
