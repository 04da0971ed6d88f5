package io.sluice.benchmarks.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small cases: their results are right, whatever their speed. */
final class GrowthBenchmarkTest {
    @Test
    void casesCheckTheirResults() throws IOException {
        assertEquals(100, GrowthRun.measure(GrowthCase.groups(100, 1_000)).results());
        // Windows of 30 seconds over rows of 5 seconds: 34 of them hold rows.
        assertEquals(
                34 * 1_000,
                GrowthRun.measure(GrowthCase.overlap(30, 5_000, 1_000)).results());
        assertThrows(
                IllegalStateException.class,
                () -> GrowthRun.measure(new GrowthCase(GrowthCase.Kind.GROUPS, 100, 99, 1_000, 1_000)));
    }

    @Test
    void aCaseRunsInItsOwnProcessAndIsReported() throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<GrowthResult> results = GrowthBenchmark.run(
                List.of(GrowthCase.overlap(1, 3_000, 1_000)),
                List.of("-Xmx256m"),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String table = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(table.contains("| overlap, 1000 rows a second | 1 | 3,000 |"), table);
        assertEquals(3_000, results.get(0).results());
        assertTrue(GrowthBenchmark.json(results).contains("\"results\": 3000"), GrowthBenchmark.json(results));
    }
}
