package io.sluice.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engines named by {@code -Dpeers.optional=spark,hazelcast} find what Sluice finds, and refuse what they are not asked with the reason given. Their
 * modules have been packaged before.
 */
@EnabledIfSystemProperty(named = "peers.optional", matches = ".+")
final class OptionalPeersTest {
    private static final String QUERIES = System.getProperty("peers.queries", "q1,q8,q12,q17,grep,csv,json");

    @TempDir
    Path out;

    @Test
    void findWhatSluiceFinds() throws Exception {
        ComparisonOptions options = options("sluice," + System.getProperty("peers.optional"), QUERIES);
        assertTrue(Comparison.run(options, System.out), Files.readString(out.resolve("results.md")));
    }

    @Test
    void refuseWhatIsLeftOut() throws Exception {
        Path data = Files.createDirectory(out.resolve("events"));
        ComparisonOptions options = options(System.getProperty("peers.optional"), "q0");
        ForkedJvm.run(
                EventMaker.class,
                entry -> false,
                options.forkArguments(),
                List.of(data.toString(), "5000", "500", "person,auction,bid,lines"),
                options.limit(),
                line -> {});
        Map<String, String> reasons = new TreeMap<>();
        Map<String, String> failures = new TreeMap<>();
        try (PrintStream log = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            ForkedEngine fork = new ForkedEngine(options, data, log);
            for (String name : options.engines()) {
                EngineFactory engine = Engines.find(name);
                for (Workload workload : Workload.all()) {
                    if (engine.excuse(workload).isPresent()) {
                        String reason = engine.excuse(workload).orElseThrow();
                        String failure =
                                fork.measure(engine, workload).failure().orElse("nothing");
                        reasons.put(name + " " + workload.name(), reason);
                        failures.put(name + " " + workload.name(), failure.contains(reason) ? reason : failure);
                    }
                }
            }
        }
        assertEquals(reasons, failures);
    }

    private ComparisonOptions options(String engines, String queries) {
        return ComparisonOptions.parse(
                "--events",
                "20000",
                "--tick",
                "1000",
                "--runs",
                "1",
                "--warm-up",
                "1",
                "--seconds",
                "1",
                "--engines",
                engines,
                "--queries",
                queries,
                "--jvm",
                "-Xmx2g",
                "--out",
                out.toString());
    }
}
