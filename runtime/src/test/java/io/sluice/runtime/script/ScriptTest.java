package io.sluice.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every script in {@code src/test/resources/scripts}, in every mode it allows. {@code -Dscripts=window/} runs those whose name contains that;
 * {@code -Dscripts.update=true} writes what the engine gave into the scripts, for the diff to be reviewed.
 */
class ScriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/scripts");

    @TestFactory
    List<DynamicNode> scripts() throws IOException {
        String chosen = System.getProperty("scripts", "");
        List<DynamicNode> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".test")).sorted().toList()) {
                Script script = Script.read(file);
                if (script.name().contains(chosen)) {
                    tests.add(container(script));
                }
            }
        }
        return tests;
    }

    private static DynamicNode container(Script script) {
        return DynamicContainer.dynamicContainer(
                script.name(),
                script.modes().stream()
                        .map(mode -> DynamicTest.dynamicTest(
                                script.name() + " " + mode.name().toLowerCase(java.util.Locale.ROOT),
                                () -> run(script, mode))));
    }

    private static void run(Script script, ScriptMode mode) throws IOException {
        boolean update = Boolean.getBoolean("scripts.update") && mode == ScriptMode.WRITTEN;
        try (ScriptRunner runner = new ScriptRunner(script, mode, update)) {
            try {
                runner.run();
            } finally {
                if (!runner.actual().isEmpty()) {
                    script.rewrite(runner.actual());
                }
            }
        }
    }
}
