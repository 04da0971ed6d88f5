package io.sluice.benchmarks.compare;

import io.sluice.benchmarks.compare.Comparison.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Writes what was found, anew after every query, so that a run that is cut short leaves what it had. */
final class Report {
    private final ComparisonOptions options;
    private final MarkdownTables tables;
    private final List<EngineFactory> engines;

    Report(ComparisonOptions options, List<EngineFactory> engines) {
        this.options = options;
        this.engines = engines;
        this.tables = new MarkdownTables(options, engines);
    }

    /** A row in words, for whoever watches. */
    String line(Row row) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%-5s", row.workload().name()));
        for (Measurement each : row.measurements()) {
            line.append("  ").append(each.engine()).append(' ');
            line.append(
                    each.isGood()
                            ? MarkdownTables.millions(each.cpuRate(row.events()).median())
                            : each.failure().orElseThrow());
        }
        return line + "   (M events per CPU second)";
    }

    void write(List<Row> rows) throws IOException {
        Files.writeString(options.out().resolve("results.md"), tables.text(rows));
        Files.writeString(options.out().resolve("results.json"), JsonReport.text(options, rows));
        Files.writeString(options.out().resolve("results.svg"), BarPlot.text(engines, rows));
    }
}
