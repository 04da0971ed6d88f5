package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.junit.jupiter.api.Test;

/** The list is that of Calcite's parser; {@code -Dreserved-words.update=true} writes it anew, which a new version of Calcite may ask for. */
final class ReservedWordsTest {
    private static final Path LIST = Path.of("src/main/resources/io/sluice/sql/parser", ReservedWords.LIST);

    @Test
    void theListIsThatOfTheParser() throws IOException {
        SqlAbstractParserImpl.Metadata words = BabelParser.words();
        List<String> reserved = words.getTokens().stream()
                .filter(word -> words.isKeyword(word) && !words.isNonReservedKeyword(word))
                .sorted()
                .toList();
        if (Boolean.getBoolean("reserved-words.update")) {
            Files.createDirectories(LIST.getParent());
            Files.write(LIST, reserved);
        }
        assertEquals(reserved, Files.readAllLines(LIST), "run with -Dreserved-words.update=true");
    }

    @Test
    void aNameIsReservedWhateverItsCase() {
        assertTrue(ReservedWords.contains("select"));
        assertTrue(ReservedWords.contains("SELECT"));
        assertFalse(ReservedWords.contains("date"));
        assertFalse(ReservedWords.contains("bidder"));
    }
}
