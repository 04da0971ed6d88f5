package io.sluice.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on few events, with Sluice alone. */
final class ComparisonTest {
    @TempDir
    Path out;

    @Test
    void measuresAndReports() throws Exception {
        ComparisonOptions options = ComparisonOptions.parse(
                "--events",
                "5_000",
                "--tick",
                "1_000",
                "--runs",
                "2",
                "--warm-up",
                "1",
                "--seconds",
                "1",
                "--queries",
                "q10",
                "--engines",
                "sluice",
                "--jvm",
                "-Xmx512m",
                "--out",
                out.toString());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean good = Comparison.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertTrue(good, () -> printed + log());
        assertEquals(1, printed.toString(StandardCharsets.UTF_8).lines().count());
        String table = Files.readString(out.resolve("results.md"));
        assertTrue(table.contains("| q10 | 4,600 |"), table);
        String json = Files.readString(out.resolve("results.json"));
        assertTrue(json.contains("\"rows\": 4600"), json);
        assertTrue(Files.readString(out.resolve("results.svg")).endsWith("</svg>\n"));
    }

    @Test
    void anEngineThatHangsIsStopped() throws Exception {
        ComparisonOptions options = ComparisonOptions.parse(
                "--events",
                "5_000",
                "--tick",
                "1_000",
                "--queries",
                "q0,q1",
                "--engines",
                HangingEngine.NAME,
                "--limit",
                "1",
                "--jvm",
                "-Xmx256m",
                "--out",
                out.toString());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean good = Comparison.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertFalse(good);
        String reason = HangingEngine.NAME + " stopped after 1 s without an end";
        assertEquals(
                2,
                printed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(reason))
                        .count(),
                () -> printed + log());
    }

    @Test
    void aQueryThatAnEngineIsExcusedFromIsNoFailure() throws Exception {
        ComparisonOptions options = ComparisonOptions.parse(
                "--events",
                "5_000",
                "--tick",
                "1_000",
                "--queries",
                "q2",
                "--engines",
                HangingEngine.NAME,
                "--jvm",
                "-Xmx256m",
                "--out",
                out.toString());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertTrue(Comparison.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8)));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("has no q2"), () -> printed + log());
    }

    @Test
    void refusesArgumentsItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> ComparisonOptions.parse("--event", "5"));
        assertThrows(IllegalArgumentException.class, () -> ComparisonOptions.parse("--events"));
        assertEquals(
                "--events takes a whole number, not many",
                assertThrows(IllegalArgumentException.class, () -> ComparisonOptions.parse("--events", "many"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Workload.of("q99"));
        assertThrows(IllegalArgumentException.class, () -> Engines.find("quick"));
    }

    @Test
    void enginesWithLibrariesOfTheirOwnTakePartWhenTheyAreNamed() {
        assertEquals(List.of("sluice"), ComparisonOptions.parse().engines());
        assertEquals(
                List.of("spark", "hazelcast"),
                ComparisonOptions.parse("--engines", "spark,hazelcast").engines());
        assertTrue(Engines.find("spark").isOptional());
    }

    private String log() {
        try {
            return Files.readString(out.resolve("engines.log"));
        } catch (java.io.IOException error) {
            return error.toString();
        }
    }
}
