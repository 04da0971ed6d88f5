package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of classes to preload is near enough to what {@link FirstStatements} loads. {@code -Dfirst-classes.update=true} writes it anew; that is due
 * with new versions of libraries, not with every class of ours.
 */
final class ClassPreloadingTest {
    private static final Path LIST = Path.of("src/main/resources/io/sluice/runtime/engine", ClassPreloading.LIST);
    private static final double NEAR_ENOUGH = 0.85;
    private static final Pattern LOADED = Pattern.compile("(\\S+) source: (?:file|jar):.*");

    @TempDir
    Path folder;

    @Test
    void theListIsThatOfTheFirstStatements() throws IOException, InterruptedException {
        List<String> loaded = loaded();
        if (Boolean.getBoolean("first-classes.update")) {
            Files.write(LIST, loaded);
        }
        Set<String> listed = new HashSet<>(Files.readAllLines(LIST));
        double known = (double) loaded.stream().filter(listed::contains).count() / loaded.size();
        double used =
                (double) listed.stream().filter(new HashSet<>(loaded)::contains).count() / listed.size();
        assertTrue(
                known > NEAR_ENOUGH && used > NEAR_ENOUGH,
                () -> "of the classes loaded " + known + " are listed, of those listed " + used
                        + " are loaded; run with -Dfirst-classes.update=true");
    }

    /** The classes from jars and folders in the order in which a new JVM loads them. */
    private List<String> loaded() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:off",
                        "-Dsluice.preload-classes=false",
                        "-Xlog:class+load:file=" + log + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstStatements.class.getName())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        return Files.readAllLines(log).stream()
                .map(LOADED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(name -> !name.contains("/") && !name.contains("FirstStatements"))
                .toList();
    }
}
