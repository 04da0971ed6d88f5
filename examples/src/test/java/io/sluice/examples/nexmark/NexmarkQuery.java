package io.sluice.examples.nexmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query of {@code examples/nexmark}.
 *
 * @param script its statements
 * @param duck the same question in DuckDB's words: a file of this test, or else the query of the script
 */
record NexmarkQuery(String name, String script, String duck) {
    private static final Path SCRIPTS = Path.of("examples", "nexmark");
    private static final Path DUCK = Path.of("examples", "src", "test", "resources", "nexmark");

    /** All of them, by number. */
    static List<NexmarkQuery> all() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("q\\d+\\.sql"))
                    .sorted(Comparator.comparingInt(NexmarkQuery::number))
                    .map(NexmarkQuery::read)
                    .toList();
        }
    }

    /** What the query is about: the comment above it. */
    String title() {
        return script.lines().findFirst().orElseThrow().substring(3);
    }

    /** Whether its result goes out of the engine. */
    boolean isSink() {
        return script.contains("CREATE SINK");
    }

    /** What DuckDB finds in the files of a sink, whose directories are the last columns. */
    String readBack(Path files) {
        return "SELECT * FROM read_csv('" + files.resolve(name)
                + "/*/*/*.csv', hive_types = {bid_day: DATE, bid_minute: VARCHAR})";
    }

    private static int number(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf('.')));
    }

    private static NexmarkQuery read(String file) {
        try {
            String name = file.substring(0, file.indexOf('.'));
            String script = Files.readString(SCRIPTS.resolve(file));
            Path own = DUCK.resolve(file);
            String begin = "CREATE MATERIALIZED VIEW " + name + " AS";
            String duck = Files.exists(own)
                    ? Files.readString(own)
                    : script.substring(script.indexOf(begin) + begin.length());
            return new NexmarkQuery(name, script, duck.strip().replaceAll(";$", ""));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
