package io.sluice.benchmarks.compare;

import io.sluice.benchmarks.compare.Comparison.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that was measured, every run, as JSON. */
final class JsonReport {
    private JsonReport() {}

    static String text(ComparisonOptions options, List<Row> rows) {
        return "{\n  \"date\": " + quoted(Instant.now().toString())
                + ",\n  \"java\": " + quoted(System.getProperty("java.version"))
                + ",\n  \"machine\": "
                + quoted(System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors")
                + ",\n  \"jvm\": " + quoted(String.join(" ", options.jvmArguments()))
                + ",\n  \"events\": " + options.events()
                + ",\n  \"tick\": " + options.tick()
                + ",\n  \"parallelism\": " + options.parallelism()
                + ",\n  \"queries\": [\n"
                + rows.stream().map(JsonReport::row).collect(Collectors.joining(",\n"))
                + "\n  ]\n}\n";
    }

    private static String row(Row row) {
        return "    {\"query\": " + quoted(row.workload().name()) + ", \"events\": " + row.events()
                + ", \"engines\": [\n"
                + row.measurements().stream().map(JsonReport::measurement).collect(Collectors.joining(",\n"))
                + "\n    ]}";
    }

    private static String measurement(Measurement each) {
        return "      {\"engine\": " + quoted(each.engine())
                + ", \"version\": " + quoted(each.version())
                + ", \"failure\": " + each.failure().map(JsonReport::quoted).orElse("null")
                + ", \"tuning\": " + quoted(each.tuning())
                + ",\n       \"rows\": " + each.result().rows()
                + ", \"checksum\": " + quoted(Long.toHexString(each.result().checksum()))
                + ", \"loaded_bytes\": " + each.loadedBytes()
                + ", \"loaded_heap_bytes\": " + each.loadedHeapBytes()
                + ", \"peak_bytes\": " + each.peakBytes()
                + ",\n       \"cpu_nanos\": "
                + each.runs().stream().map(RunTime::cpuNanos).toList()
                + ", \"wall_nanos\": "
                + each.runs().stream().map(RunTime::wallNanos).toList() + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> json.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
