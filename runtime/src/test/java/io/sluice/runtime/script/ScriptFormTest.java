package io.sluice.runtime.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFormTest {
    @TempDir
    Path folder;

    @Test
    void scriptsAreTakenApartIntoSteps() throws IOException {
        Script script = script(
                "# title",
                "only written parallel",
                "CREATE STREAM s (",
                "  a BIGINT);",
                "tick s + (1)",
                "  + (2)",
                "delta v",
                "  1 | +1",
                "rows SELECT *",
                "FROM v;",
                "  1",
                "  2");
        List<Step> steps = script.steps();
        assertEquals(EnumSet.of(ScriptMode.WRITTEN, ScriptMode.PARALLEL), script.modes());
        assertEquals("CREATE STREAM s (\n  a BIGINT)", steps.get(1).text());
        assertEquals("s + (1) + (2)", steps.get(2).text());
        assertEquals(List.of("1 | +1"), steps.get(3).expected());
        assertEquals("SELECT *\nFROM v", steps.get(4).text());
        assertEquals(List.of("1", "2"), steps.get(4).expected());
        assertEquals(9, steps.get(4).line());
    }

    @Test
    void anUpdateReplacesExpectedLinesOnly() throws IOException {
        Script script = script("rows SELECT 1;", "  9", "# next", "rows SELECT 2;");
        script.rewrite(
                Map.of(script.steps().get(0), List.of("1"), script.steps().get(1), List.of("2", "3")));
        assertEquals(
                List.of("rows SELECT 1;", "  1", "# next", "rows SELECT 2;", "  2", "  3"),
                Files.readAllLines(folder.resolve("x.test")));
    }

    @Test
    void rowsAreReadAsValues() {
        List<Object[]> rows = RowLiterals.rows("+ ('it''s', 1, NULL) + ([1, 2], true)");
        assertArrayEquals(new Object[] {"it's", "1", null}, rows.get(0));
        assertArrayEquals(new Object[] {List.of("1", "2"), "true"}, rows.get(1));
        assertThrows(IllegalArgumentException.class, () -> RowLiterals.rows("+ ('open"));
        assertThrows(IllegalArgumentException.class, () -> RowLiterals.rows("- (1)"));
    }

    @Test
    void differencesCarryWeights() {
        assertEquals(List.of("a | -2", "c | +1"), Rows.difference(Map.of("a", 2L, "b", 1L), Map.of("b", 1L, "c", 1L)));
    }

    private Script script(String... lines) throws IOException {
        return Script.read(Files.write(folder.resolve("x.test"), List.of(lines)));
    }
}
