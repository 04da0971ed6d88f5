package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.parser.ScriptSplitter.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {
    @Test
    void cutsAtSemicolonsOutsideOfQuotesAndComments() {
        String script = "SELECT ';' ; -- a;b\n ;; CRAETE \"x;y\" /* ; */ `z;`; SELECT '😀' AS";
        List<Part> parts = ScriptSplitter.split(script);
        assertEquals(
                List.of("SELECT ';'", "CRAETE \"x;y\" /* ; */ `z;`", "SELECT '😀' AS"),
                parts.stream().map(Part::text).toList());
        for (Part part : parts) {
            assertEquals(part.text(), script.substring(part.start(), part.end()));
        }
    }

    @Test
    void anOpenQuoteReachesToTheEnd() {
        assertEquals(
                List.of("SELECT 'a; SELECT 2;"),
                ScriptSplitter.split("SELECT 'a; SELECT 2;").stream()
                        .map(Part::text)
                        .toList());
    }

    @Test
    void completeness() {
        for (String complete :
                List.of("", "  ", "-- x", "/* x */", "SELECT 1;", "SELECT 1; -- done", "SELECT 1;\n\n")) {
            assertTrue(ScriptSplitter.isComplete(complete), complete);
        }
        for (String open :
                List.of("SELECT 1", "SELECT ';", "SELECT 1 -- ;", "/* ;", "SELECT 1; SELECT", "SELECT \";\n", "`;")) {
            assertFalse(ScriptSplitter.isComplete(open), open);
        }
    }
}
