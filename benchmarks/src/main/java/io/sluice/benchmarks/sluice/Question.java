package io.sluice.benchmarks.sluice;

import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.nexmark.EventTable;
import io.sluice.benchmarks.nexmark.NexmarkScript;
import io.sluice.benchmarks.nexmark.NexmarkStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A workload in Sluice's words.
 *
 * @param streams statements that make the streams it reads
 * @param sql statements that make the standing query that is measured
 * @param view statements that make a view with the name of the workload, whose rows are checked; mostly the same
 */
record Question(String streams, String sql, String view) {
    private static final String LINES = "CREATE STREAM lines (line VARCHAR NOT NULL, date_time TIMESTAMP(3) NOT NULL,"
            + " WATERMARK FOR date_time AS date_time - INTERVAL '4' SECOND);";

    static Question of(Workload workload) throws IOException {
        if (workload.kind() == Workload.Kind.NEXMARK) {
            NexmarkScript script = NexmarkScript.read(workload.name());
            String streams = script.tables().stream().map(NexmarkStreams::ddl).collect(Collectors.joining(";\n"));
            return new Question(streams, script.sql(), script.asView());
        }
        String file = workload.kind() == Workload.Kind.FILE ? "file.sql" : workload.name() + ".sql";
        try (InputStream in = Question.class.getResourceAsStream(file)) {
            String view = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String streams = workload.kind() == Workload.Kind.FILE ? NexmarkStreams.ddl(EventTable.BID) : LINES;
            return new Question(streams, view, view);
        }
    }
}
