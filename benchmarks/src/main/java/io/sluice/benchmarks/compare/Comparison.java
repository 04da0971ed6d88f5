package io.sluice.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures Sluice and its peers side by side: query by query, one engine after the other, each in a JVM of its own with the same events. A time
 * counts only if the results of all engines are equal. Arguments: {@link ComparisonOptions}. Writes {@code results.json}, {@code results.md} and
 * {@code results.svg}. Run it in the root of the checkout.
 */
public final class Comparison {
    private final ComparisonOptions options;
    private final PrintStream out;

    private Comparison(ComparisonOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        ComparisonOptions options;
        try {
            options = ComparisonOptions.parse(args);
        } catch (IllegalArgumentException error) {
            System.err.println(error.getMessage());
            System.exit(2);
            return;
        }
        try {
            if (!run(options, System.out)) {
                System.exit(1);
            }
        } catch (IllegalArgumentException | IllegalStateException error) {
            System.err.println(error.getMessage());
            System.exit(2);
        }
    }

    /** Returns whether all results were equal and nothing failed; an engine that a query is not for does not count. */
    static boolean run(ComparisonOptions options, PrintStream out) throws IOException, InterruptedException {
        Files.createDirectories(options.out());
        Path data = Files.createTempDirectory("events");
        try {
            return new Comparison(options, out).run(data);
        } finally {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean run(Path data) throws IOException, InterruptedException {
        List<EngineFactory> engines =
                options.engines().stream().map(Engines::find).toList();
        engines.forEach(EngineFactory::classPath);
        List<Row> rows = new ArrayList<>();
        boolean good = true;
        Report report = new Report(options, engines);
        try (PrintStream log = new PrintStream(
                Files.newOutputStream(options.out().resolve("engines.log")), true, StandardCharsets.UTF_8)) {
            Map<String, Long> counts = makeEvents(data, log);
            ForkedEngine fork = new ForkedEngine(options, data, log);
            for (String query : options.queries()) {
                Workload workload = Workload.of(query);
                long events = workload.tables().stream().mapToLong(counts::get).sum();
                List<Measurement> found = new ArrayList<>();
                Set<String> excused = new HashSet<>();
                for (EngineFactory engine : engines) {
                    Optional<String> excuse = engine.excuse(workload);
                    excuse.ifPresent(reason -> excused.add(engine.name()));
                    log.println("--- " + query + " " + engine.name());
                    found.add(
                            excuse.isPresent()
                                    ? Measurement.failed(engine.name(), excuse.get())
                                    : fork.measure(engine, workload));
                }
                Row row = new Row(workload, events, compare(found));
                good &= row.measurements().stream().allMatch(each -> each.isGood() || excused.contains(each.engine()));
                rows.add(row);
                out.println(report.line(row));
                report.write(rows);
            }
        }
        return good;
    }

    /** Returns how many rows each table has. */
    private Map<String, Long> makeEvents(Path data, PrintStream log) throws IOException, InterruptedException {
        String tables = options.queries().stream()
                .flatMap(query -> Workload.of(query).tables().stream())
                .distinct()
                .collect(Collectors.joining(","));
        List<String> arguments =
                List.of(data.toString(), Integer.toString(options.events()), Integer.toString(options.tick()), tables);
        Map<String, Long> counts = new HashMap<>();
        Duration limit = Duration.ofHours(1);
        int status =
                ForkedJvm.run(EventMaker.class, entry -> false, options.forkArguments(), arguments, limit, line -> {
                    log.println(line);
                    if (line.startsWith(Fork.MARK)) {
                        String[] words = line.split(" ");
                        counts.put(words[1], Long.valueOf(words[2]));
                    }
                });
        if (status != 0) {
            throw new IllegalStateException(
                    "no events could be made, see " + options.out().resolve("engines.log"));
        }
        return counts;
    }

    /**
     * A query with what was found of each engine, in the order of the engines.
     *
     * @param events rows of the tables that the query reads
     */
    record Row(Workload workload, long events, List<Measurement> measurements) {}

    /** With those marked as failed whose result is not that of the others; of two that differ, both. */
    static List<Measurement> compare(List<Measurement> found) {
        List<ResultSum> results = found.stream()
                .filter(Measurement::isGood)
                .map(Measurement::result)
                .toList();
        if (results.stream().distinct().count() <= 1) {
            return found;
        }
        return found.stream()
                .map(each -> !each.isGood()
                                || results.stream()
                                                        .filter(each.result()::equals)
                                                        .count()
                                                * 2
                                        > results.size()
                        ? each
                        : each.butFailed("other result: " + each.result()))
                .toList();
    }
}
