package io.sluice.benchmarks.nexmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A query of {@code examples/nexmark} as it is measured.
 *
 * @param sql its statements
 * @param tables what it reads, those named in the script
 */
public record NexmarkScript(String name, String sql, List<EventTable> tables) {
    static final int COUNT = 23;

    /** Reads a query from the checkout that is the current directory. */
    public static NexmarkScript read(String name) throws IOException {
        String sql = Files.readString(Path.of("examples", "nexmark", name + ".sql"));
        if (name.equals("q12")) {
            // A clock cannot be measured against: the windows are of event time.
            sql = sql.replaceAll("CREATE STREAM [^;]*;", "").replace("bid_by_clock", "bid");
        }
        if (name.equals("q10")) {
            // What is measured is the engine, not the disk.
            sql = sql.replaceAll("WITH \\([^)]*\\)", "WITH (connector = 'blackhole')");
        }
        String text = sql;
        List<EventTable> tables = Arrays.stream(EventTable.values())
                .filter(table -> text.matches("(?s).*(FROM|JOIN) " + table.sql() + "\\b.*"))
                .toList();
        return new NexmarkScript(name, sql, tables);
    }

    /** Its statements, with a view in place of a sink. */
    public String asView() {
        return sql.replaceAll("CREATE SINK (\\w+) WITH \\([^)]*\\)", "CREATE MATERIALIZED VIEW $1");
    }
}
