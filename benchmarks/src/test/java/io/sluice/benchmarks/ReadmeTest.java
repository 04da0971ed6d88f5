package io.sluice.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of programs and loops in the README of this module hold those that there are. */
final class ReadmeTest {
    private static final Path PROGRAMS = Path.of("benchmarks/src/main/java/io/sluice/benchmarks");
    private static final Path LOOPS = Path.of("benchmarks/loops/src/main/java/io/sluice/benchmarks/loops");
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    @Test
    void listsAllLoops() throws IOException {
        assertEquals(classes(LOOPS, "@Benchmark"), listed("Loop"));
    }

    /** Those of {@code benchmarks/run} are described by themselves. */
    @Test
    void listsAllPrograms() throws IOException {
        Set<String> programs = classes(PROGRAMS, "void main(");
        programs.removeIf(name -> !name.endsWith("Benchmark") || name.equals("latency.LatencyBenchmark"));
        assertEquals(programs, listed("Benchmark"));
    }

    /** Names in the first column of a table. */
    private static Set<String> listed(String ending) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("benchmarks/README.md"))) {
            Matcher name = NAME.matcher(line.startsWith("| `") ? line.substring(0, line.indexOf(" | ")) : "");
            while (name.find()) {
                if (name.group(1).endsWith(ending)) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    /** Classes below a directory whose source holds a text, with their packages below it. */
    private static Set<String> classes(Path directory, String text) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains(text)) {
                    String name = directory.relativize(file).toString();
                    names.add(
                            name.substring(0, name.length() - ".java".length()).replace(File.separatorChar, '.'));
                }
            }
        }
        return names;
    }
}
