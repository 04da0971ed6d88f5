package io.sluice.runtime.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        List<String> lacking = new ArrayList<>();
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(sections.get(0));
            for (String section : sections.subList(1, sections.size())) {
                String title = section.substring(0, section.indexOf('\n'));
                String[] parts = section.substring(title.length() + 1).split("(?m)^---$\n?", 2);
                String sql = parts[0].stripTrailing();
                String message = messageOf(ctx, title, sql, lacking);
                cases.add(new Case(title, sql, message));
            }
        }
        assertTrue(cases.size() >= 30, "thirty at least");
        StringBuilder actual = new StringBuilder(sections.get(0));
        for (Case wrong : cases) {
            actual.append("### ")
                    .append(wrong.title())
                    .append('\n')
                    .append(wrong.sql())
                    .append("\n---\n");
            actual.append(wrong.message()).append("\n\n");
        }
        String text = actual.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("errors.update")) {
            Files.writeString(FILE, text);
        }
        assertEquals(Files.readString(FILE), text);
        assertEquals("", String.join("\n", lacking));
    }

    private static String messageOf(SqlStreamContext ctx, String title, String sql, List<String> lacking) {
        try {
            // Rows are read to the end: what is wrong may show only there.
            ctx.execute(sql).rows().ifPresent(rows -> {
                while (rows.next()) {
                    rows.tick();
                }
                rows.close();
            });
        } catch (SluiceException error) {
            if (error.code() == ErrorCode.INTERNAL_ERROR) {
                lacking.add(title + ": is a bug of ours, not an answer");
            }
            if (!error.diagnostic().span().isKnown()) {
                lacking.add(title + ": has no place");
            }
            if (error.diagnostic().hint().isEmpty()) {
                lacking.add(title + ": has no hint");
            }
            // The working directory is another on each machine.
            return error.getMessage().replace(System.getProperty("user.dir"), "(here)");
        }
        lacking.add(title + ": was accepted");
        return "accepted";
    }
}
