package io.sluice.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Starts {@code java -cp … Embedded} without any other flag, on this JDK and on those installed beside it. */
class PlainJvmTest {
    private static final int OLDEST = 17;

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> embeddingNeedsNoFlag() throws IOException {
        List<Path> homes = jdks();
        assertFalse(homes.isEmpty());
        return homes.stream()
                .map(home -> DynamicTest.dynamicTest("on " + home.getFileName(), () -> run(home)))
                .toList();
    }

    private void run(Path home) throws IOException, InterruptedException {
        Path out = folder.resolve(home.getFileName() + ".out");
        Path err = folder.resolve(home.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/java").toString(), "-cp", classPath(), Embedded.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        int exit = builder.start().waitFor();
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        assertEquals(0, exit, errors);
        assertEquals(List.of("to 2", "be 1"), Files.readAllLines(out));
        assertFalse(errors.contains("Exception"), errors);
    }

    /** This JDK first, then those of at least the oldest version beside it, each once. */
    private static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return Stream.concat(Stream.of(own), beside.map(PlainJvmTest::real).sorted())
                    .distinct()
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> version(home) >= OLDEST)
                    .toList();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException broken) {
            return path;
        }
    }

    private static int version(Path home) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException none) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }

    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertTrue(path.contains("classes"), path);
        return path;
    }
}
