package io.sluice.jdbc.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-contained jar works alone and beside libraries it would clash with, without a JVM flag. */
class SelfContainedJarIT {
    private static final String JAR = System.getProperty("sluice.jdbc.jar");
    private static final String OLD_GUAVA = System.getProperty("clashing.guava.jar");
    private static final String EXPECTED =
            String.join(System.lineSeparator(), "app | 3 | 3.75", "web | 3 | 3.75", "w-b | W100 | 7", "bids", "");

    @TempDir
    Path folder;

    /** The JDK that runs this test, and a JDK 25 beside it where there is one. */
    static List<Path> javas() throws IOException {
        Path running = Path.of(System.getProperty("java.home"));
        List<Path> homes = new ArrayList<>(List.of(running));
        try (Stream<Path> siblings = Files.list(running.getParent())) {
            siblings.filter(home -> release(home).contains("JAVA_VERSION=\"25"))
                    .filter(home -> !home.equals(running))
                    .limit(1)
                    .forEach(homes::add);
        }
        return homes;
    }

    private static String release(Path home) {
        Path file = home.resolve("release");
        try {
            return Files.isReadable(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @ParameterizedTest
    @MethodSource("javas")
    void runsAlone(Path java) throws Exception {
        assertEquals(EXPECTED, run(java, JAR));
    }

    @ParameterizedTest
    @MethodSource("javas")
    void runsBehindAnOldGuava(Path java) throws Exception {
        assertTrue(Files.isRegularFile(Path.of(OLD_GUAVA)), OLD_GUAVA);
        assertEquals(EXPECTED, run(java, OLD_GUAVA, JAR));
    }

    @Test
    void bringsNoClassOutsideItsOwnPackages() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> foreign = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.startsWith("io/sluice/") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("/"))
                    .toList();
            assertEquals(List.of(), foreign);
            assertTrue(jar.getEntry("META-INF/THIRD-PARTY.txt").getSize() > 0);
            assertFalse(jar.stream().anyMatch(entry -> entry.getName().endsWith(".SF")));
        }
    }

    private String run(Path java, String... classPath) throws Exception {
        List<String> path = new ArrayList<>(List.of(classPath));
        path.add(Path.of(Tour.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        Process process = new ProcessBuilder(
                        java.resolve("bin/java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, path),
                        Tour.class.getName())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
        String errors = Files.readString(err.toPath());
        assertEquals(0, process.exitValue(), errors);
        assertEquals(List.of(), unexpected(errors));
        return Files.readString(out.toPath());
    }

    /** What stands on stderr besides JDK 25's remarks on sun.misc.Unsafe. */
    private static List<String> unexpected(String errors) {
        return errors.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
    }
}
