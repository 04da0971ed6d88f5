package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.OptionalQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables of a question, as views over streams; with a watermark where the question asks for one. */
final class SparkTables {
    private static final String FILE_COLUMNS =
            "auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING, date_time TIMESTAMP, extra STRING";

    private SparkTables() {}

    /** Keeps the columns whose names stand in the question. */
    static void load(Workload workload, OptionalQuery query, EngineSettings settings) {
        if (workload.kind() == Workload.Kind.FILE) {
            return;
        }
        Predicate<String> columns = name ->
                Pattern.compile("\\b" + name + "\\b").matcher(query.sql()).find();
        for (String table : workload.tables()) {
            PreparedColumns.load(settings.data(), table, columns, settings.parallelism());
        }
    }

    static void create(
            SparkSession session, Workload workload, OptionalQuery query, EngineSettings settings, int ticksPerBatch)
            throws IOException {
        if (workload.kind() == Workload.Kind.FILE) {
            session.readStream()
                    .schema(FILE_COLUMNS)
                    .format(workload.name())
                    .load(directoryOf(settings.data().resolve(workload.tables().get(0)))
                            .toString())
                    .createOrReplaceTempView("bid_file");
            return;
        }
        session.sql("SELECT id AS key, concat('item ', id) AS name FROM range(10)")
                .createOrReplaceTempView("side_input");
        Optional<String> watermark = query.hint("watermark");
        for (String table : workload.tables()) {
            Dataset<Row> rows = session.readStream()
                    .format(EventProvider.class.getName())
                    .option("table", table)
                    .option("ticks", ticksPerBatch)
                    .option("closing", watermark.isPresent())
                    .load();
            (watermark.isPresent() ? rows.withWatermark("date_time", watermark.get()) : rows)
                    .createOrReplaceTempView(table);
        }
    }

    /** One that holds nothing but this file: a stream of files is a directory. */
    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.resolveSibling("only-" + file.getFileName());
        if (!Files.exists(directory)) {
            Files.createDirectory(directory);
            Files.createLink(directory.resolve(file.getFileName()), file);
        }
        return directory;
    }
}
