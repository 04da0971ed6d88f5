package io.sluice.benchmarks.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** All cases on few rows: their results are right, whatever their speed. */
final class BidBenchmarkTest {
    private static final int CASES = 9;

    @Test
    void everyCaseChecksItsResult() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BidBenchmark.run(20_000, 4_096, 1, "", new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String table = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(
                CASES, table.lines().filter(line -> line.contains(" checked, ")).count(), table);
        assertTrue(table.contains("| pass-through |"), table);
    }
}
