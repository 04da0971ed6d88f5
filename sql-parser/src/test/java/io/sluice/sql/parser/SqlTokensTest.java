package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlTokensTest {
    private static String paint(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void kinds() {
        assertEquals(
                String.join(
                        "\n",
                        List.of(
                                "KEYWORD Select",
                                "IDENTIFIER größe",
                                "OPERATOR ,",
                                "STRING '😀''s'",
                                "OPERATOR ,",
                                "NUMBER 1.5e3",
                                "KEYWORD FROM",
                                "QUOTED_IDENTIFIER \"a b\"",
                                "OPERATOR .",
                                "IDENTIFIER select",
                                "COMMENT -- x",
                                "KEYWORD WHERE",
                                "QUOTED_IDENTIFIER `q`",
                                "OPERATOR =",
                                "OPERATOR ?",
                                "COMMENT /* c */",
                                "OPERATOR ;")),
                paint("Select größe, '😀''s', 1.5e3 FROM \"a b\".select -- x\nWHERE `q` = ? /* c */;"));
    }

    @Test
    void unfinishedText() {
        assertEquals("KEYWORD SELECT\nUNTERMINATED 'abc; x", paint("SELECT 'abc; x"));
        assertEquals("UNTERMINATED /* abc", paint("/* abc"));
        assertEquals("OPERATOR #\nOPERATOR 😀", paint("# 😀"));
        assertEquals("", paint(" \n"));
    }

    @Test
    void keywordsForCompletion() {
        assertTrue(SqlTokens.keywords()
                .containsAll(List.of("SELECT", "WATERMARK", "TUMBLING", "SKIP", "ORDER", "EMIT", "CASE")));
    }
}
