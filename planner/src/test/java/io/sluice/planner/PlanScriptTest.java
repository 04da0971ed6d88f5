package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements and the plan or error each gives, in text files: a statement after {@code > }, its output until the next blank line.
 * {@code -Dscripts.update=true} rewrites the files; read the difference before you keep it.
 */
class PlanScriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/plans");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void plansAsWritten(Path script) throws IOException {
        String expected = Files.readString(script);
        String actual = run(expected);
        if (Boolean.getBoolean("scripts.update")) {
            Files.writeString(script, actual);
        } else {
            assertEquals(expected, actual, script.toString());
        }
    }

    private static String run(String script) {
        StringBuilder out = new StringBuilder();
        for (List<String> block : blocks(script)) {
            if (out.length() > 0) {
                out.append('\n');
            }
            StringBuilder sql = new StringBuilder();
            for (String line : block) {
                if (line.startsWith("#")) {
                    out.append(line).append('\n');
                } else if (line.startsWith("> ")) {
                    sql.append(sql.length() == 0 ? "" : "\n").append(line.substring(2));
                    out.append(line).append('\n');
                }
            }
            if (sql.length() > 0) {
                out.append(PlanScripts.explain(sql.toString())).append('\n');
            }
        }
        return out.toString();
    }

    private static List<List<String>> blocks(String script) {
        List<List<String>> blocks = new ArrayList<>();
        for (String block : script.split("\n\\s*\n")) {
            if (!block.isBlank()) {
                blocks.add(block.lines().toList());
            }
        }
        assertTrue(!blocks.isEmpty(), "an empty script");
        return blocks;
    }
}
