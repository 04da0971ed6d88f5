package io.sluice.runtime.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.SqlStreamContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What users see when a statement is wrong, whole: code, place, carets, hint. The file holds a set-up, then cases of title, statement and expected
 * message; {@code -Derrors.update=true} writes the messages anew, to be read before committing.
 */
class WrongStatementsTest {
    private static final Path FILE = Path.of("src/test/resources/errors/wrong-statements.txt");

    private record Case(String title, String sql, String message) {}

    @Test
    void messagesAreAsExpected() throws IOException {
        List<String> sections = List.of(Files.readString(FILE).split("(?m)^### "));
        List<Case> cases = new ArrayList<>();
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(sections.get(0));
            for (String section : sections.subList(1, sections.size())) {
                String title = section.substring(0, section.indexOf('\n'));
                String[] parts = section.substring(title.length() + 1).split("(?m)^---$\n?", 2);
                String sql = parts[0].stripTrailing();
                SluiceException error = assertThrows(SluiceException.class, () -> ctx.execute(sql), title);
                assertFalse(error.code() == ErrorCode.INTERNAL_ERROR, error.getMessage());
                assertTrue(error.diagnostic().span().isKnown(), title + " has no place:\n" + error.getMessage());
                assertFalse(error.diagnostic().hint().isEmpty(), title + " has no hint:\n" + error.getMessage());
                cases.add(new Case(title, sql, error.getMessage()));
            }
        }
        assertTrue(cases.size() >= 30, "thirty at least");
        StringBuilder actual = new StringBuilder(sections.get(0));
        for (Case wrong : cases) {
            actual.append("### ").append(wrong.title()).append('\n').append(wrong.sql()).append("\n---\n");
            actual.append(wrong.message()).append("\n\n");
        }
        String text = actual.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("errors.update")) {
            Files.writeString(FILE, text);
        }
        assertEquals(Files.readString(FILE), text);
    }
}
