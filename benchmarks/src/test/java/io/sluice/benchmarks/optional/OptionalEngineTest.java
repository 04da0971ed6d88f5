package io.sluice.benchmarks.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of an optional engine while its libraries are not there. */
final class OptionalEngineTest {
    @TempDir
    Path root;

    @Test
    void tellsHowToFetchItsLibraries() {
        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> new SparkFactory().classPath(root));
        assertTrue(error.getMessage().contains("benchmarks/run --engines spark fetches them"), error.getMessage());
    }

    @Test
    void hasNothingOnItsClassPathButItsModule() throws Exception {
        Path built = Files.createDirectories(root.resolve("benchmarks/hazelcast/target"));
        Files.createDirectory(built.resolve("lib"));
        assertEquals(
                built.resolve("classes") + File.pathSeparator + built.resolve("lib") + File.separator + "*",
                new HazelcastFactory().classPath(root));
    }

    @Test
    void cannotBeMadeOutsideOfItsJvm() {
        EngineSettings settings = new EngineSettings(root, 1);
        assertThrows(IllegalStateException.class, () -> new SparkFactory().create(Workload.of("q0"), settings));
    }
}
