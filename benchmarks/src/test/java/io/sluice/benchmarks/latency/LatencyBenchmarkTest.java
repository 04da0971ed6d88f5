package io.sluice.benchmarks.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way of ticking on few events: every event is seen once, however long it takes. */
final class LatencyBenchmarkTest {
    @Test
    void everyEventIsSeen() throws InterruptedException, SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<LatencyResult> results = LatencyBenchmark.run(
                List.of(
                        new LatencyRun(ReadView.FILTER, "5 ms", 20_000, 101, 2_001),
                        new LatencyRun(ReadView.WINDOW, "0 ms", 20_000, 0, 2_000)),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertEquals(950, results.get(0).events());
        assertEquals(2_000, results.get(1).events());
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("| window | 0 ms | "), bytes.toString());
        assertTrue(results.get(0).json().contains("\"view\":\"filter\",\"batch_interval\":\"5 ms\""));
    }

    @Test
    void percentilesAreExact() {
        Latencies latencies = new Latencies();
        for (int i = 1_000; i > 0; i--) {
            latencies.add(i * 1_000L);
        }
        assertArrayEquals(new double[] {500, 990, 999, 1_000}, latencies.micros(LatencyResult.SHARES));
    }
}
