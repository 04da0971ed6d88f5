package io.sluice.benchmarks.peers.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, with the settings that make it fast. */
final class SparkSetup {
    /** Where Linux keeps files in memory. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("spark.ui.enabled", "false"),
            Map.entry("spark.sql.streaming.ui.enabled", "false"),
            Map.entry("spark.sql.artifact.isolation.enabled", "false"),
            Map.entry("spark.sql.session.timeZone", "UTC"),
            Map.entry("spark.sql.ansi.enabled", "false"),
            Map.entry("spark.driver.host", "localhost"),
            Map.entry("spark.driver.bindAddress", "127.0.0.1"),
            Map.entry("spark.serializer", "org.apache.spark.serializer.KryoSerializer"),
            Map.entry("spark.shuffle.compress", "false"),
            Map.entry("spark.shuffle.spill.compress", "false"),
            Map.entry("spark.sql.streaming.metricsEnabled", "false"),
            Map.entry("spark.sql.streaming.numRecentProgressUpdates", "1"),
            Map.entry("spark.sql.streaming.minBatchesToRetain", "2"),
            Map.entry("spark.sql.streaming.maxBatchesToRetainInMemory", "1"),
            Map.entry("spark.sql.streaming.stateStore.minDeltasForSnapshot", "1000000"),
            Map.entry("spark.sql.streaming.stateStore.maintenanceInterval", "1h"),
            Map.entry("spark.sql.streaming.checkpoint.fileChecksum.enabled", "false"),
            Map.entry("spark.sql.streaming.pollingDelay", "0"),
            Map.entry(
                    "spark.sql.streaming.checkpointFileManagerClass",
                    "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager"),
            Map.entry("spark.hadoop.fs.file.impl", PlainFileSystem.class.getName()));

    private SparkSetup() {}

    /** @param directory for what Spark cannot keep in memory */
    static SparkSession start(int parallelism, Path directory) {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[" + parallelism + "]")
                .appName("comparison")
                .config("spark.default.parallelism", parallelism)
                .config("spark.sql.shuffle.partitions", parallelism)
                .config("spark.local.dir", directory.toString())
                .config(
                        "spark.sql.warehouse.dir",
                        directory.resolve("warehouse").toString());
        new TreeMap<>(OPTIONS).forEach(builder::config);
        return builder.getOrCreate();
    }

    /** A new directory, in memory where there is a place for that. */
    static Path directory() throws IOException {
        return Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "spark")
                : Files.createTempDirectory("spark");
    }
}
