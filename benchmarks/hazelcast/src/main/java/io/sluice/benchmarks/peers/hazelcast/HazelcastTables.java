package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.serialization.SerializationService;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.OptionalQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of a question: {@code bid} without a time, {@code timed_bid} with event time; {@code bid_file}; {@code side_input}; and the sink
 * {@code sums} with the columns of the result.
 */
final class HazelcastTables {
    private static final String FILE_COLUMNS =
            "auction BIGINT, bidder BIGINT, price BIGINT, channel VARCHAR, url VARCHAR, date_time VARCHAR, extra VARCHAR";

    private HazelcastTables() {}

    static void create(HazelcastInstance hazelcast, Workload workload, OptionalQuery query, EngineSettings settings)
            throws IOException {
        if (workload.kind() == Workload.Kind.FILE) {
            createFile(hazelcast, workload, settings);
        } else {
            for (String table : workload.tables()) {
                createStream(hazelcast, table, query, settings);
            }
        }
        execute(hazelcast, "CREATE MAPPING side_input (key BIGINT, name VARCHAR) TYPE " + SideConnector.TYPE);
        List<String> result = new ArrayList<>();
        for (String type : query.hint("result").orElse("BIGINT").split(", ")) {
            result.add("c" + result.size() + " " + type);
        }
        execute(hazelcast, "CREATE MAPPING sums (" + String.join(", ", result) + ") TYPE " + SumConnector.TYPE);
    }

    /** Keeps the columns whose names stand in the question. */
    private static void createStream(
            HazelcastInstance hazelcast, String table, OptionalQuery query, EngineSettings settings) {
        Predicate<String> kept = name -> name.equals("date_time")
                || Pattern.compile("\\b" + name + "\\b").matcher(query.sql()).find();
        PreparedRows rows = PreparedRows.load(settings.data(), table, kept, serialization(hazelcast));
        String columns = rows.columns().entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", "));
        execute(hazelcast, "CREATE MAPPING " + table + " (" + columns + ") TYPE " + EventConnector.TYPE);
        execute(
                hazelcast,
                "CREATE VIEW timed_" + table + " AS SELECT * FROM TABLE(IMPOSE_ORDER(TABLE " + table
                        + ", DESCRIPTOR(date_time), INTERVAL '0.001' SECONDS))");
    }

    /** CSV with a line of names before it: Hazelcast takes the first line for one. */
    private static void createFile(HazelcastInstance hazelcast, Workload workload, EngineSettings settings)
            throws IOException {
        Path file = settings.data().resolve(workload.tables().get(0));
        String format = "json-flat";
        if (workload.name().equals("csv")) {
            format = "csv";
            Path named = settings.data().resolve("named-bid.csv");
            try (BufferedWriter out = Files.newBufferedWriter(named)) {
                out.write("auction,bidder,price,channel,url,date_time,extra\n");
                try (var lines = Files.newBufferedReader(file)) {
                    lines.transferTo(out);
                }
            }
            file = named;
        }
        execute(
                hazelcast,
                "CREATE MAPPING bid_file (" + FILE_COLUMNS + ") TYPE File OPTIONS ('path' = '" + file.getParent()
                        + "', 'glob' = '" + file.getFileName() + "', 'sharedFileSystem' = 'true', 'format' = '" + format
                        + "')");
    }

    private static SerializationService serialization(HazelcastInstance hazelcast) {
        HazelcastInstanceImpl member = hazelcast instanceof HazelcastInstanceProxy proxy
                ? proxy.getOriginal()
                : (HazelcastInstanceImpl) hazelcast;
        return member.getSerializationService();
    }

    private static void execute(HazelcastInstance hazelcast, String sql) {
        hazelcast.getSql().executeUpdate(sql);
    }
}
