package io.sluice.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.compare.Comparison.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted, what is not, and what is made of it. */
final class ReportTest {
    private static final ResultSum RIGHT = new ResultSum(10, 42);
    private static final ResultSum WRONG = new ResultSum(10, 43);
    private static final ComparisonOptions OPTIONS = new ComparisonOptions(
            1_000,
            100,
            3,
            1,
            1,
            Duration.ofSeconds(1),
            1,
            List.of("q0"),
            List.of(),
            List.of("-Xmx1g"),
            Path.of("nowhere"));
    private static final List<EngineFactory> ENGINES = List.of(new Named("sluice"), new Named("slow"));

    @Test
    void anOddResultDoesNotCount() {
        List<Measurement> compared = Comparison.compare(
                List.of(measurement("a", RIGHT, 100), measurement("b", WRONG, 100), measurement("c", RIGHT, 100)));
        assertTrue(compared.get(0).isGood());
        assertEquals(Optional.of("other result: " + WRONG), compared.get(1).failure());
        assertTrue(compared.get(2).isGood());
    }

    @Test
    void ofTwoResultsThatDifferNeitherCounts() {
        List<Measurement> compared =
                Comparison.compare(List.of(measurement("a", RIGHT, 100), measurement("b", WRONG, 100)));
        assertFalse(compared.get(0).isGood());
        assertFalse(compared.get(1).isGood());
    }

    @Test
    void ofTwoAgainstTwoNoneCounts() {
        List<Measurement> compared = Comparison.compare(List.of(
                measurement("a", RIGHT, 100),
                measurement("b", WRONG, 100),
                measurement("c", WRONG, 100),
                measurement("d", RIGHT, 100)));
        assertTrue(compared.stream().noneMatch(Measurement::isGood), compared::toString);
    }

    @Test
    void ratesAreMediansAndRatiosHaveAGeometricMean() {
        List<Row> rows = List.of(
                new Row(
                        Workload.of("q0"),
                        1_000,
                        List.of(measurement("sluice", RIGHT, 300, 100, 200), measurement("slow", RIGHT, 400))),
                new Row(
                        Workload.of("q1"),
                        1_000,
                        List.of(measurement("sluice", RIGHT, 100), measurement("slow", RIGHT, 800))));
        String text = new MarkdownTables(OPTIONS, ENGINES).text(rows);
        assertTrue(text.contains("| q0 | 1,000 | 5.00 (3.33–10.0) | 2.50 (2.50–2.50) | 2.00× |"), text);
        assertTrue(text.contains("| geometric mean |  |  |  | 4.00× |"), text);
    }

    @Test
    void whatFailedHasNoRatioAndIsTold() {
        List<Row> rows = List.of(new Row(
                Workload.of("q0"),
                1_000,
                List.of(measurement("sluice", RIGHT, 100), Measurement.failed("slow", "\"no\" memory"))));
        String text = new MarkdownTables(OPTIONS, ENGINES).text(rows);
        assertTrue(text.contains("| q0 | 1,000 | 10.0 (10.0–10.0) | – | – |"), text);
        assertTrue(text.contains("- q0, slow: does not count: \"no\" memory"), text);
        String json = JsonReport.text(OPTIONS, rows);
        assertTrue(json.contains("\"failure\": \"\\\"no\\\" memory\""), json);
        String plot = BarPlot.text(ENGINES, rows);
        assertTrue(plot.contains("<title>sluice q0: 10.00 M/s</title>"), plot);
        assertFalse(plot.contains("<title>slow"), plot);
    }

    private static Measurement measurement(String engine, ResultSum result, long... micros) {
        List<RunTime> runs = java.util.Arrays.stream(micros)
                .mapToObj(time -> new RunTime(time * 1_000, time * 1_000))
                .toList();
        return new Measurement(engine, "1", "", Optional.empty(), runs, result, 1 << 20, 1 << 19, 2 << 20);
    }

    /** Only its name. */
    private record Named(String name) implements EngineFactory {
        @Override
        public String title() {
            return name;
        }

        @Override
        public Optional<String> excuse(Workload workload) {
            return Optional.empty();
        }

        @Override
        public Engine create(Workload workload, EngineSettings settings) {
            throw new UnsupportedOperationException();
        }
    }
}
