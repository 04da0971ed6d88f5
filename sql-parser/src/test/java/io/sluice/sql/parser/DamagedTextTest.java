package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import io.sluice.sql.parser.ScriptSplitter.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever text comes: a statement, or an error of ours with a place in the text; never a library's exception. */
class DamagedTextTest {
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "(",
            ")",
            ",",
            ";",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            "\t",
            "?",
            "=",
            "=>",
            ".",
            "::",
            "😀",
            "\u0000",
            "\\",
            " WINDOW ",
            " WINDOW TUMBLING (SIZE 1 SECOND) ",
            " EMIT ",
            " EMIT CHANGES ",
            " WITHIN 1 DAY ",
            " SELECT ",
            " FROM ",
            " AS ",
            " WITH ",
            " GROUP BY a ",
            " date ",
            " stream ",
            " 1e999999999 ",
            " INTERVAL '1' DAY ",
            " TABLE(",
            " TUMBLE(",
            " DESCRIPTOR(x)");

    private static List<String> corpus() {
        List<String> corpus = new ArrayList<>(RoundTripTest.STATEMENTS);
        corpus.addAll(PassThroughTest.QUERIES);
        corpus.add("SELECT a FROM s WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 2 SECONDS) GROUP BY a EMIT FINAL");
        corpus.add(
                "SELECT * FROM TABLE(HOP(DATA => TABLE s, TIMECOL => DESCRIPTOR(ts), SLIDE => INTERVAL '1' DAY, SIZE => INTERVAL '2' DAY))");
        return corpus;
    }

    private static void parse(String text) {
        try {
            SluiceParser.parse(text);
        } catch (SluiceException e) {
            SourceSpan span = e.diagnostic().span();
            assertTrue(span.isKnown(), () -> "no place: " + text + "\n" + e.getMessage());
            assertTrue(0 <= span.start() && span.start() <= span.end() && span.end() <= text.length(), text);
            assertFalse(e.code() == ErrorCode.INTERNAL_ERROR, () -> text + "\n" + e.getMessage());
        } catch (RuntimeException | Error e) {
            throw new AssertionError("not an error of ours for: " + text, e);
        }
    }

    @Test
    void everyPrefix() {
        for (String text : corpus()) {
            for (int end = 0; end < text.length(); end += 7) {
                parse(text.substring(0, end));
            }
        }
    }

    @Test
    void deepNestingAndHugeNumbers() {
        for (String open : List.of("(", "CASE WHEN ", "f(", "-", "(SELECT ")) {
            parse("SELECT " + open.repeat(20_000) + "1");
            parse("SELECT " + open.repeat(20_000) + "1" + ")".repeat(20_000));
        }
        parse("SELECT * FROM s WINDOW TUMBLING (SIZE 1e999999999 ROWS)");
        parse("SELECT * FROM s WINDOW TUMBLING (SIZE 1e999999999 DAYS)");
        parse("SELECT * FROM s WINDOW TUMBLING (SIZE 1e-999999999 SECONDS)");
        parse("SELECT * FROM TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '99999999999999999' SECOND)");
        parse("CREATE TABLE t (a DECIMAL(99999999999))");
    }

    @Test
    void randomDamage() {
        Random random = new Random(20_26);
        List<String> corpus = corpus();
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextBoolean()) {
                    text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                } else {
                    text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                }
            }
            parse(text.toString());
        }
    }

    @Test
    void splittingLosesNothing() {
        Random random = new Random(7);
        List<String> corpus = corpus();
        for (int round = 0; round < 500; round++) {
            StringBuilder script = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                script.append(corpus.get(random.nextInt(corpus.size())))
                        .append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = script.toString();
            int end = 0;
            for (Part part : ScriptSplitter.split(text)) {
                assertTrue(part.start() >= end);
                assertEquals(part.text(), text.substring(part.start(), part.end()));
                end = part.end();
            }
            int covered = 0;
            for (SqlTokens.Token token : SqlTokens.of(text)) {
                assertTrue(text.substring(covered, token.start())
                        .chars()
                        .allMatch(c -> Character.isWhitespace(c) || c == 0xfeff));
                covered = token.end();
            }
            assertTrue(text.substring(covered).isBlank());
        }
    }
}
