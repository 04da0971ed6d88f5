package io.sluice.benchmarks.compare;

import io.sluice.benchmarks.compare.Comparison.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results as Markdown: rates by processor time with ratios, rates by the wall clock, memory, and what did not count. */
final class MarkdownTables {
    private final ComparisonOptions options;
    private final List<EngineFactory> engines;

    MarkdownTables(ComparisonOptions options, List<EngineFactory> engines) {
        this.options = options;
        this.engines = engines;
    }

    String text(List<Row> rows) {
        return versions(rows)
                + "\nM events per second of processor time: median (least–most of the runs). Events are the rows of the tables that a query reads.\n\n"
                + rates(rows, (measurement, row) -> measurement.cpuRate(row.events()))
                + "\nM events per second by the wall clock.\n\n"
                + rates(rows, (measurement, row) -> measurement.wallRate(row.events()))
                + "\nMemory of the process in MiB: most while queries ran, and in brackets when the events were loaded and nothing had run.\n\n"
                + memory(rows)
                + notes(rows);
    }

    static String millions(double rate) {
        double value = rate / 1e6;
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    private String versions(List<Row> rows) {
        String versions = engines.stream()
                .map(engine -> rows.stream()
                        .flatMap(row -> row.measurements().stream())
                        .filter(each -> each.engine().equals(engine.name())
                                && !each.version().isEmpty())
                        .map(each -> engine.title() + ": " + each.version())
                        .findFirst()
                        .orElse(engine.title() + ": took part in nothing"))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%s. Java %s, %s; %,d events, ticks of %,d; parallelism %d; %d runs after %d to warm up.%n",
                versions,
                System.getProperty("java.version"),
                String.join(" ", options.jvmArguments()),
                options.events(),
                options.tick(),
                options.parallelism(),
                options.runs(),
                options.warmUpRuns());
    }

    private String rates(List<Row> rows, BiFunction<Measurement, Row, Spread> rate) {
        List<String> lines = new ArrayList<>();
        lines.add(line("query", "events", engine -> engine.title(), peer -> "Sluice / " + peer.title()));
        lines.add(line("---", "---:", engine -> "---:", peer -> "---:"));
        for (Row row : rows) {
            lines.add(line(
                    row.workload().name(),
                    String.format(Locale.ROOT, "%,d", row.events()),
                    engine -> cell(find(row, engine), row, rate),
                    peer -> factor(ratio(row, peer, rate))));
        }
        lines.add(line("geometric mean", "", engine -> "", peer -> factor(geometricMean(rows, peer, rate))));
        return String.join("\n", lines) + "\n";
    }

    private String line(
            String first, String second, Function<EngineFactory, String> engine, Function<EngineFactory, String> peer) {
        List<String> cells = new ArrayList<>(List.of(first, second));
        engines.forEach(each -> cells.add(engine.apply(each)));
        engines.stream().filter(MarkdownTables::isPeer).forEach(each -> cells.add(peer.apply(each)));
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static boolean isPeer(EngineFactory engine) {
        return !engine.name().equals("sluice");
    }

    private static Measurement find(Row row, EngineFactory engine) {
        return find(row, engine.name());
    }

    private static Measurement find(Row row, String engine) {
        return row.measurements().stream()
                .filter(each -> each.engine().equals(engine))
                .findFirst()
                .orElseGet(() -> Measurement.failed(engine, "was not asked"));
    }

    private static String cell(Measurement measurement, Row row, BiFunction<Measurement, Row, Spread> rate) {
        if (!measurement.isGood()) {
            return "–";
        }
        Spread spread = rate.apply(measurement, row);
        return millions(spread.median()) + " (" + millions(spread.least()) + "–" + millions(spread.most()) + ")";
    }

    private static OptionalDouble ratio(Row row, EngineFactory peer, BiFunction<Measurement, Row, Spread> rate) {
        Measurement ours = find(row, "sluice");
        Measurement theirs = find(row, peer);
        return ours.isGood() && theirs.isGood()
                ? OptionalDouble.of(
                        rate.apply(ours, row).median() / rate.apply(theirs, row).median())
                : OptionalDouble.empty();
    }

    private static OptionalDouble geometricMean(
            List<Row> rows, EngineFactory peer, BiFunction<Measurement, Row, Spread> rate) {
        OptionalDouble logarithm = rows.stream()
                .map(row -> ratio(row, peer, rate))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(ratio -> Math.log(ratio.getAsDouble()))
                .average();
        return logarithm.isPresent() ? OptionalDouble.of(Math.exp(logarithm.getAsDouble())) : logarithm;
    }

    private static String factor(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f×", ratio.getAsDouble()) : "–";
    }

    private String memory(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line("query", "rows of the result", EngineFactory::title, peer -> "Sluice / " + peer.title()));
        lines.add(line("---", "---:", engine -> "---:", peer -> "---:"));
        for (Row row : rows) {
            lines.add(line(
                    row.workload().name(),
                    String.format(Locale.ROOT, "%,d", rowsOfResult(row)),
                    engine -> memory(find(row, engine)),
                    peer -> factor(memoryRatio(row, peer))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static long rowsOfResult(Row row) {
        return row.measurements().stream()
                .filter(Measurement::isGood)
                .mapToLong(each -> each.result().rows())
                .findFirst()
                .orElse(0);
    }

    private static String memory(Measurement each) {
        return each.isGood() ? (each.peakBytes() >> 20) + " (" + (each.loadedBytes() >> 20) + ")" : "–";
    }

    private static OptionalDouble memoryRatio(Row row, EngineFactory peer) {
        Measurement ours = find(row, "sluice");
        Measurement theirs = find(row, peer);
        return ours.isGood() && theirs.isGood() && theirs.peakBytes() > 0
                ? OptionalDouble.of((double) ours.peakBytes() / theirs.peakBytes())
                : OptionalDouble.empty();
    }

    private String notes(List<Row> rows) {
        StringBuilder notes = new StringBuilder();
        for (Row row : rows) {
            for (Measurement each : row.measurements()) {
                each.failure()
                        .ifPresent(reason -> notes.append("- ")
                                .append(row.workload().name())
                                .append(", ")
                                .append(each.engine())
                                .append(": does not count: ")
                                .append(reason)
                                .append('\n'));
                if (!each.tuning().isEmpty()) {
                    notes.append("- ")
                            .append(row.workload().name())
                            .append(", ")
                            .append(each.engine())
                            .append(": took ")
                            .append(each.tuning())
                            .append('\n');
                }
            }
        }
        return notes.isEmpty() ? "" : "\n" + notes;
    }
}
