package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to ask Flink a question.
 *
 * @param label what tells it from the other ways
 * @param sql a SELECT
 * @param options of Flink's configuration, beyond those of all
 */
record FlinkQuery(String label, String sql, Map<String, String> options) {
    private static final String OR = "-- or: ";
    private static final String TRY = "-- try: ";

    static boolean exists(Workload workload) {
        return FlinkQuery.class.getResource(file(workload)) != null;
    }

    /**
     * All ways in the file of a workload: its text as it stands, each further text after a line {@code -- or: label}, and each text once more
     * with the options of each line {@code -- try: key = value} in it.
     */
    static List<FlinkQuery> of(Workload workload) {
        List<FlinkQuery> queries = new ArrayList<>();
        String label = "as it stands";
        for (String part : read(workload).split("(?m)^(?=" + OR + ")")) {
            if (part.startsWith(OR)) {
                label = part.lines().findFirst().orElseThrow().substring(OR.length());
            }
            queries.add(new FlinkQuery(label, part, Map.of()));
            for (String line : part.lines().filter(text -> text.startsWith(TRY)).toList()) {
                String options = line.substring(TRY.length());
                queries.add(new FlinkQuery((label + " " + options).strip(), part, parse(options)));
            }
        }
        return queries;
    }

    private static Map<String, String> parse(String options) {
        Map<String, String> map = new HashMap<>();
        for (String option : options.split(",")) {
            String[] pair = option.split("=");
            map.put(pair[0].strip(), pair[1].strip());
        }
        return map;
    }

    private static String read(Workload workload) {
        try (InputStream in = FlinkQuery.class.getResourceAsStream(file(workload))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static String file(Workload workload) {
        return workload.name() + ".sql";
    }
}
