package io.sluice.benchmarks.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsBenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void eachCountIsRight() throws IOException {
        Path file = folder.resolve("views.json");
        ViewsBenchmark.main(new String[] {"2000", "1000", "1", "1,6", "-o", file.toString()});
        assertEquals(
                10,
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("\"views\""))
                        .count());
    }
}
