package io.sluice.jdbc.logictest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our own scripts, and with {@code -Pconformance} or {@code -Dlogictest=select1,random/expr/slt_good_0} those of the SQL logic test, which are
 * too large for every build.
 */
class LogicTest {
    private static final Path OWN = Path.of("src/test/resources/logictest");
    private static final int SHOWN = 20;

    @TestFactory
    Stream<DynamicTest> ownScripts() throws IOException {
        try (Stream<Path> files = Files.list(OWN)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        try (BufferedReader reader = Files.newBufferedReader(file)) {
                            run(file.getFileName().toString(), reader);
                        }
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> sqlLogicTest() {
        return Arrays.stream(System.getProperty("logictest", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String resource = "/test/" + name + ".test";
                    try (InputStream stream = LogicTest.class.getResourceAsStream(resource)) {
                        assertNotEquals(null, stream, resource + " is not on the class path: run with -Pconformance");
                        run(name, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
                    }
                }));
    }

    private static void run(String name, BufferedReader reader) throws IOException, SQLException {
        LogicRun run = new LogicRun(name, LogicScript.read(reader));
        run.run();
        List<String> problems = run.problems();
        Path report = Path.of("target", "logictest", name.replace('/', '-') + ".txt");
        Files.createDirectories(report.getParent());
        Files.writeString(
                report,
                run.passed() + " queries right, " + run.refused() + " refused as standard SQL wants it, "
                        + problems.size() + " problems\n" + String.join("\n", problems) + "\n");
        assertEquals(
                0,
                problems.size(),
                () -> "problems, " + run.passed() + " queries right; all in " + report + ":\n"
                        + String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size()))));
        assertNotEquals(0, run.passed(), name + " holds no query");
    }
}
