package io.sluice.benchmarks.start;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.compare.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One launch. */
final class ColdStartTest {
    @TempDir
    Path folder;

    @Test
    void launchesAndReports() throws Exception {
        String table = ColdStart.run(List.of(new PlainLaunch()), 1, List.of("-Xmx256m"), folder);
        assertTrue(table.contains("\n| Sluice | "), table);
        assertTrue(table.contains(", -Xmx256m.\n"), table);
        String json = Files.readString(folder.resolve("start.json"));
        assertTrue(json.contains("\"engine\": \"sluice\", \"launch\": \"\""), json);
    }

    @Test
    void anEngineThatIsNotThereIsRefused() {
        Arguments arguments = Arguments.parse(List.of("--engines"), "--engines", "sluice,quick");
        assertThrows(IllegalArgumentException.class, () -> ColdStart.run(arguments));
    }

    /** Sluice, without an archive, which takes long to write. */
    private static final class PlainLaunch implements StartProgram {
        private final SluiceProgram sluice = new SluiceProgram();

        @Override
        public String name() {
            return sluice.name();
        }

        @Override
        public String title() {
            return sluice.title();
        }

        @Override
        public Class<?> program() {
            return sluice.program();
        }

        @Override
        public boolean refuses(Path classPathEntry) {
            return sluice.refuses(classPathEntry);
        }
    }
}
