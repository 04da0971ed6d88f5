package io.sluice.benchmarks.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadBenchmarkTest {
    /** What it reads is checked as it runs. */
    @Test
    void writesItsFigures(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("reads.json");
        ReadBenchmark.main(new String[] {"-a", "1000", "-r", "2000", "-s", "1", "-o", file.toString()});
        String json = Files.readString(file);
        assertTrue(json.contains("\"read\": \"primary-key lookup\""), json);
        assertTrue(json.contains("\"read\": \"scan of 10,000 rows\""), json);
    }

    @Test
    void processorTimeIsThatOfTheMeanRead() {
        ReadTimes times = new ReadTimes("");
        for (int i = 100; i > 0; i--) {
            times.add(i * 1_000L, i % 2 * 6_000L);
        }
        assertEquals(50, times.micros(.5)[0]);
        assertEquals(3, times.processorMicros());
    }
}
