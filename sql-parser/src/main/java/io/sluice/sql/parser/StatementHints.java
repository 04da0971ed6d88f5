package io.sluice.sql.parser;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Hints for mistakes that habit from other systems or a slip of the fingers makes likely. */
final class StatementHints {
    private static final List<String> STARTS = List.of(
            "SELECT",
            "CREATE",
            "INSERT",
            "UPDATE",
            "DELETE",
            "EXPLAIN",
            "DESCRIBE",
            "SHOW",
            "DROP",
            "MERGE",
            "TRUNCATE",
            "PAUSE",
            "RESUME",
            "SET",
            "RESET",
            "CHECKPOINT",
            "WITH",
            "VALUES",
            "FROM");

    private static final Map<String, String> FOREIGN = Map.of(
            "ALTER", "DROP the object and CREATE it anew, or use CREATE OR REPLACE",
            "UPSERT", "write INSERT OR REPLACE INTO name, or INSERT INTO name … ON CONFLICT DO UPDATE SET …",
            "LIST", "write SHOW STREAMS, SHOW TABLES or SHOW VIEWS",
            "USE", "there is one schema; name objects directly",
            "TERMINATE", "write PAUSE name, or DROP SINK name",
            "PRINT", "write SELECT * FROM name EMIT CHANGES");

    private StatementHints() {}

    /** What to write instead of {@code found}; empty when there is no good guess. */
    static String hint(List<CommonToken> tokens, Token found, List<String> expected) {
        int index = found.getTokenIndex();
        String word = found.getText();
        if (index == 0 || expected.contains("CREATE") && expected.contains("SELECT")) {
            String foreign = FOREIGN.get(word.toUpperCase(Locale.ROOT));
            return foreign != null ? foreign : StatementErrorStrategy.suggestion(word, STARTS);
        }
        if (found.getType() == DialectLexer.RIGHT && tokens.get(index - 1).getType() == DialectLexer.COMMA) {
            return "remove the comma before it";
        }
        if (found.getType() == DialectLexer.QUOTED && expected.contains("a text in single quotes")) {
            return "double quotes are for names; write '"
                    + word.substring(1, word.length() - 1).replace("'", "''") + "'";
        }
        if (found.getType() == DialectLexer.AS && isStream(tokens) && expected.contains("the end of the statement")) {
            return "a stream takes rows from outside; for the result of a query write CREATE MATERIALIZED VIEW name AS SELECT …";
        }
        if (found.getType() == DialectLexer.AS
                && index > 1
                && tokens.get(index - 2).getType() == DialectLexer.WATERMARK) {
            return "write WATERMARK FOR " + tokens.get(index - 1).getText() + " AS …";
        }
        if (found.getType() == DialectLexer.LEFT && tokens.get(index - 1).getType() == DialectLexer.WITH) {
            return "close the list of columns with \")\" before WITH";
        }
        if (Keywords.isReservedHere(found.getType()) && expected.contains("a name")) {
            return "as a name it must be quoted: \"" + word + "\"";
        }
        return StatementErrorStrategy.suggestion(word, expected);
    }

    private static boolean isStream(List<CommonToken> tokens) {
        return tokens.stream().limit(4).anyMatch(token -> token.getType() == DialectLexer.STREAM);
    }
}
