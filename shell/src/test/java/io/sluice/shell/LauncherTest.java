package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of class data that {@code bin/sluice} keeps, with a Java that only writes down how it is called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** Writes what it is asked to, fails with {@code -version} where the archive is said to be broken. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            echo "$*" >>"$(dirname "$0")/../calls"
            for word in "$@"; do
              case "$word" in
                -XX:ArchiveClassesAtExit=*|-XX:AOTCacheOutput=*) echo data >"${word#*=}" ;;
                -version) [ ! -f "$(dirname "$0")/../broken" ] || exit 134 ;;
              esac
            done
            """;

    @TempDir
    Path folder;

    private Path jar;
    private Path target;

    @BeforeEach
    void aCheckoutThatWasBuilt() throws IOException {
        for (String module : List.of("sql-parser", "planner", "runtime", "jdbc-driver", "shell")) {
            Files.createDirectories(folder.resolve(module).resolve("src/main"));
            old(Files.writeString(folder.resolve(module).resolve("pom.xml"), ""));
        }
        target = folder.resolve("shell/target");
        jar = target.resolve("lib/shell.jar");
        Files.createDirectories(jar.getParent());
        old(Files.writeString(jar, ""));
        Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("../bin/sluice"), folder.resolve("bin/sluice"));
        Files.createDirectories(folder.resolve("java/bin"));
        Path java = Files.writeString(folder.resolve("java/bin/java"), JAVA);
        assertTrue(java.toFile().setExecutable(true));
        java("17.0.9");
    }

    @Test
    void theFirstStartWritesTheArchiveThatAllUse() throws Exception {
        String first = launch();
        String second = launch();

        assertTrue(first.contains("preparing a fast start"), first);
        assertEquals("", second);
        List<String> calls = calls();
        assertEquals(4, calls.size(), calls::toString);
        assertTrue(calls.get(0).contains("-XX:ArchiveClassesAtExit="), calls::toString);
        assertTrue(calls.get(2).contains("-XX:SharedArchiveFile=" + archive("jsa")), calls::toString);
        assertEquals(calls.get(2), calls.get(3));
    }

    @Test
    void fromJava25OnItIsAnAheadOfTimeCache() throws Exception {
        java("25.0.1");
        launch();
        assertTrue(calls().get(0).contains("-XX:AOTCacheOutput="), () -> calls().toString());
        assertTrue(calls().get(2).contains("-XX:AOTCache=" + archive("aot")), () -> calls().toString());
    }

    @Test
    void anArchiveOfOtherJarsIsWrittenAnew() throws Exception {
        launch();
        old(Path.of(archive("jsa")));
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO.plusSeconds(60)));

        assertTrue(launch().contains("preparing a fast start"));
        assertTrue(lastCall().contains("-XX:SharedArchiveFile="));
    }

    @Test
    void twoJavasOfOneVersionHaveAnArchiveEach() throws Exception {
        launch();
        String first = archive("jsa");
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"17.0.9\"\nIMPLEMENTOR=\"another\"\n");
        assertTrue(launch().contains("preparing a fast start"));
        assertFalse(lastCall().contains(first), this::lastCall);

        java("17.0.9");
        assertEquals("", launch());
        assertTrue(lastCall().contains("-XX:SharedArchiveFile=" + first), this::lastCall);
    }

    @Test
    void aJavaWithoutAReleaseFileStartsWithAnArchiveToo() throws Exception {
        Files.delete(folder.resolve("java/release"));
        launch();
        assertTrue(lastCall().contains("-XX:SharedArchiveFile=" + target.resolve("sluice-unknown")), this::lastCall);
    }

    /** An empty entry is the current directory, whose classes would be loaded. */
    @Test
    void allEntriesOfTheClassPathAreJars() throws Exception {
        Files.writeString(target.resolve("lib/another.jar"), "");
        launch();
        assertEquals(List.of(target.resolve("lib/another.jar").toString(), jar.toString()), classPath());

        Path peers = folder.resolve("benchmarks/peers/target");
        Files.createDirectories(peers.resolve("lib"));
        Path own = Files.writeString(peers.resolve("benchmark-peers-1.jar"), "");
        Path library = Files.writeString(peers.resolve("lib/library.jar"), "");
        Files.copy(Path.of("../benchmarks/run"), folder.resolve("benchmarks/run"));
        start("benchmarks/run", "--engines", "sluice");
        assertEquals(List.of(own.toString(), library.toString()), classPath());
    }

    @Test
    void aBrokenArchiveIsNeitherUsedNorMadeAgain() throws Exception {
        Files.writeString(folder.resolve("java/broken"), "");
        launch();
        assertFalse(lastCall().contains("-XX:SharedArchiveFile="), this::lastCall);
        int calls = calls().size();

        assertEquals("", launch());
        assertEquals(calls + 1, calls().size());
        assertFalse(lastCall().contains("-XX:SharedArchiveFile="), this::lastCall);
    }

    private String launch() throws IOException, InterruptedException {
        return start("bin/sluice", "-c", "SELECT 1");
    }

    /** What it prints. */
    private String start(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().remove("SLUICE_NO_ARCHIVE");
        builder.environment().remove("SLUICE_JAVA_OPTS");
        builder.environment().put("SKIP_BUILD", "1");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private void java(String version) throws IOException {
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private List<String> calls() {
        try {
            return Files.readAllLines(folder.resolve("java/calls"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String lastCall() {
        List<String> calls = calls();
        return calls.get(calls.size() - 1);
    }

    private List<String> classPath() {
        List<String> words = List.of(lastCall().split(" "));
        return List.of(words.get(words.indexOf("-cp") + 1).split(":", -1));
    }

    /** The only archive there is. */
    private String archive(String ending) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<String> archives = files.map(Path::toString)
                    .filter(file -> file.endsWith("." + ending))
                    .toList();
            assertEquals(1, archives.size(), archives::toString);
            return archives.get(0);
        }
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
}
