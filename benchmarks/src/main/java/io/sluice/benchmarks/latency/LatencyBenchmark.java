package io.sluice.benchmarks.latency;

import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Time from the moment an event is due to be appended until a JDBC reader in the same process has seen it in a view, while a paced thread appends
 * and another one reads. Arguments, all optional, in this order: events a second (100,000), seconds measured (20), seconds of warm-up (10),
 * batch intervals ("5 ms,0 ms"); {@code -o file.json} writes one line of JSON a run as well.
 */
public final class LatencyBenchmark {
    private static final String DDL =
            "CREATE STREAM bids (id BIGINT NOT NULL, channel VARCHAR NOT NULL, price BIGINT NOT NULL,"
                    + " at TIMESTAMP(3) NOT NULL, WATERMARK FOR at AS at - INTERVAL '1' SECOND)";

    private LatencyBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        List<String> plain = new ArrayList<>(Arrays.asList(args));
        int option = plain.indexOf("-o");
        Path file = option < 0 ? null : Path.of(plain.get(option + 1));
        if (option >= 0) {
            plain.subList(option, option + 2).clear();
        }
        int rate = number(plain, 0, 100_000);
        int seconds = number(plain, 1, 20);
        int warmUp = number(plain, 2, 10);
        String intervals = plain.size() > 3 ? plain.get(3) : "5 ms,0 ms";
        List<LatencyRun> runs = new ArrayList<>();
        for (String interval : intervals.split(",")) {
            for (ReadView view : ReadView.values()) {
                runs.add(new LatencyRun(view, interval, rate, warmUp * rate, (warmUp + seconds) * rate));
            }
        }
        List<LatencyResult> results = run(runs, System.out);
        if (file != null) {
            Files.write(file, results.stream().map(LatencyResult::json).toList());
        }
    }

    /** Runs one after the other, each in an engine of its own, and prints a line of a table for each. */
    static List<LatencyResult> run(List<LatencyRun> runs, PrintStream out) throws InterruptedException, SQLException {
        List<LatencyResult> results = new ArrayList<>();
        out.println(LatencyResult.TABLE_HEAD);
        for (LatencyRun run : runs) {
            System.gc();
            LatencyResult result = measure(run);
            out.println(result.tableRow());
            results.add(result);
        }
        return results;
    }

    private static LatencyResult measure(LatencyRun run) throws InterruptedException, SQLException {
        try (SqlStreamContext engine = SqlStreamContext.builder()
                .name("latency")
                .parallelism(1)
                .set("batch_interval", run.batchInterval())
                .build()) {
            engine.execute(DDL).close();
            engine.execute(run.view().definition()).close();
            engine.start();
            PacedAppender events = new PacedAppender(engine, run);
            Thread appending = new Thread(events, "appender");
            appending.start();
            try {
                return new VisibilityReader(run, events).read("jdbc:sluice:mem:latency");
            } finally {
                appending.join();
            }
        }
    }

    private static int number(List<String> args, int index, int otherwise) {
        return args.size() > index ? Integer.parseInt(args.get(index)) : otherwise;
    }
}
