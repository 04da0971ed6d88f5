package io.sluice.benchmarks.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.compare.Durations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each view on few events: every event is seen once, however long it takes. */
final class LatencyBenchmarkTest {
    @Test
    void everyEventIsSeen() throws Exception {
        SluiceLatency sluice = new SluiceLatency();
        LatencyRun filter = new LatencyRun(LatencyView.FILTER, sluice.settings().get(0), 20_000, 101, 2_001);
        LatencyRun window = new LatencyRun(LatencyView.WINDOW, sluice.settings().get(1), 20_000, 0, 2_000);
        LatencyResult filtered = sluice.measure(filter);
        LatencyResult windowed = sluice.measure(window);
        assertEquals(950, filtered.events());
        assertEquals(2_000, windowed.events());
        LatencyReport report = new LatencyReport(LatencyOptions.parse(List.of("sluice")));
        report.add(sluice, filter, LatencyResult.ofFields(filtered.toFields()));
        report.add(sluice, window, windowed);
        assertTrue(report.markdown().contains("| filter | Sluice | batch_interval = 5 ms | "), report.markdown());
        assertTrue(report.json().contains("\"view\": \"filter\", \"events\": 950"), report.json());
    }

    @Test
    void aResultWithoutReadsIsReportedAsSuch() {
        LatencyRun run = new LatencyRun(LatencyView.WINDOW, "", 1_000, 0, 10);
        Visibility visibility = new Visibility(run, new Schedule(run));
        visibility.shows(9, System.nanoTime());
        assertThrows(IllegalStateException.class, () -> visibility.result(new Durations()));
        visibility.shows(10, System.nanoTime());
        LatencyReport report = new LatencyReport(
                LatencyOptions.parse(List.of(), "--out", Path.of("x").toString()));
        report.add(new SluiceLatency(), run, visibility.result(new Durations()));
        assertTrue(report.markdown().endsWith("| – | – |\n"), report.markdown());
    }

    @Test
    void anEngineThatIsNotThereIsRefused() {
        LatencyOptions options = LatencyOptions.parse(List.of("quick"));
        assertThrows(IllegalArgumentException.class, () -> LatencyBenchmark.run(options));
    }

    @Test
    void percentilesAreExact() {
        Durations durations = new Durations();
        for (int i = 1_000; i > 0; i--) {
            durations.add(i * 1_000L);
        }
        assertArrayEquals(new double[] {500, 990, 999, 1_000}, durations.micros(LatencyResult.SHARES));
    }
}
