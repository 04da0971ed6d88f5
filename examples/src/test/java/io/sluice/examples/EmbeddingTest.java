package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.examples.embedding.ConsistentReads;
import io.sluice.examples.embedding.Dashboard;
import io.sluice.examples.embedding.OverJdbc;
import io.sluice.examples.embedding.OwnFunctions;
import io.sluice.examples.embedding.WordCount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Runs the Java examples and compares what they print. */
class EmbeddingTest {
    @Test
    void wordCount() throws Throwable {
        assertEquals("be 2\nto 2\nnot 1\n", printed(() -> WordCount.main(new String[0])));
    }

    @Test
    void overJdbc() throws Throwable {
        assertEquals("be 2\nto 2\n", printed(() -> OverJdbc.main(new String[0])));
    }

    @Test
    void ownFunctions() throws Throwable {
        assertEquals("2.86!\n2.21!\n", printed(() -> OwnFunctions.main(new String[0])));
    }

    @Test
    void dashboard() throws Throwable {
        String printed = printed(() -> Dashboard.main(new String[0]));
        assertTrue(printed.matches("1000 orders, \\d{4} items\nchanges seen: true\n"), printed);
    }

    /** In a JVM of its own, started without any flag, as an application would be. */
    @Test
    void readsOverJdbcSeeOneTickWhole() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsistentReads.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.endsWith("1000 reads, all in balance" + System.lineSeparator()), printed);
    }

    private static String printed(Executable example) throws Throwable {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            example.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
