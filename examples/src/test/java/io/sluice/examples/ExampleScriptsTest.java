package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the example scripts and compares all they print; {@code -Dexamples.update=true} writes the expected files anew, to be read before committing. */
class ExampleScriptsTest {
    @ParameterizedTest
    @ValueSource(strings = {"tour.sql", "weather/script.sql", "flights/script.sql", "wordcount/files.sql"})
    void printsWhatIsExpected(String script) throws IOException {
        Path path = Path.of("examples", script);
        Path expected = Path.of("examples", script.replace(".sql", ".expected.txt"));
        ShellRun run = ShellRun.of("-f", path.toString());
        // Warnings about growing state are welcome here; errors are not.
        assertTrue(run.errors().lines().allMatch(line -> line.startsWith("warning: ")), run.errors());
        assertEquals(0, run.exitCode());
        if (Boolean.getBoolean("examples.update")) {
            Files.writeString(expected, run.output());
        }
        assertEquals(Files.readString(expected), run.output());
    }
}
