package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What users see for a wrong statement: {@code errors.txt} holds each statement with its whole error text. */
class SyntaxErrorTest {
    private static final int LEAST = 90;

    private static List<String[]> cases() throws IOException {
        try (InputStream in = SyntaxErrorTest.class.getResourceAsStream("errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String[]> cases = new ArrayList<>();
            for (String part : text.split("\n====\n")) {
                cases.add(part.strip().split("\n----\n", 2));
            }
            return cases;
        }
    }

    @TestFactory
    Stream<DynamicTest> errorTexts() throws IOException {
        return cases().stream()
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
                    SluiceException error = assertThrows(SluiceException.class, () -> SluiceParser.parse(pair[0]));
                    assertEquals(pair[1], error.getMessage());
                }));
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertEquals(true, cases().size() >= LEAST, "cases: " + cases().size());
    }

    @Test
    void aMessageNeverShowsTheParsersInnards() throws IOException {
        for (String[] pair : cases()) {
            for (String innards : List.of(
                    "mismatched", "no viable", "Encountered", "<EOF>", "_ISLAND", "SqlParse", "Was expecting")) {
                assertEquals(false, pair[1].contains(innards), pair[1]);
            }
        }
    }

    @Test
    void theErrorOfALaterStatementPointsIntoTheWholeText() {
        String script = "SELECT 1;\n-- two\nSELECT a FROM t;\r\n\tSELECT b FORM t;";
        SluiceException error = assertThrows(SluiceException.class, () -> SluiceParser.parse(script));
        assertEquals(4, error.diagnostic().span().line());
        assertEquals(
                "t",
                script.substring(
                        error.diagnostic().span().start(),
                        error.diagnostic().span().end()));
        assertEquals(script.lastIndexOf('t'), error.diagnostic().span().start());
    }
}
