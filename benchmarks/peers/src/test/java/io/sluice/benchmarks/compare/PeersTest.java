package io.sluice.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All engines find the same on few events. {@code -Dpeers.queries=q0,q1,…} asks others than these, one of each kind. */
final class PeersTest {
    @TempDir
    Path out;

    @Test
    void enginesAgree() throws Exception {
        String queries = System.getProperty("peers.queries", "q3,q5,q11,q18,topk,json");
        ComparisonOptions options = ComparisonOptions.parse(
                "--events",
                "20000",
                "--tick",
                "2000",
                "--runs",
                "1",
                "--warm-up",
                "1",
                "--seconds",
                "1",
                "--queries",
                queries,
                "--jvm",
                "-Xmx1g",
                "--out",
                out.toString());
        boolean good = Comparison.run(options, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        assertTrue(good, Files.readString(out.resolve("results.md")));
        assertTrue(
                Set.copyOf(options.engines()).equals(Set.copyOf(List.of("sluice", "flink", "duckdb", "duckdb-2"))),
                options.engines()::toString);
    }
}
