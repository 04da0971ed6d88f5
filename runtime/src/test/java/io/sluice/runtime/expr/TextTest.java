package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.BOOLEAN;
import static io.sluice.runtime.expr.ExprTester.INTEGER;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextTest {
    private final ExprTester tester = new ExprTester(VARCHAR, VARCHAR, BIGINT, BIGINT);

    private List<String> text(ScalarOp op, String... rows) {
        return tester.run(call(op, VARCHAR, tester.col(0)), padded(rows));
    }

    private static String[] padded(String... firstColumn) {
        String[] rows = new String[firstColumn.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = firstColumn[i] + " | NULL | NULL | NULL";
        }
        return rows;
    }

    @Test
    void splitPart() {
        Expr part = call(ScalarOp.SPLIT_PART, VARCHAR, tester.col(0), tester.col(1), tester.col(2));
        assertEquals(
                List.of("a", "''", "c", "''", "a,,c", "b", "aa", "a", "''", "é", "c", "''", "NULL", "INVALID_ARGUMENT"),
                tester.run(
                        part,
                        "a,,c | , | 1 | 0",
                        "a,,c | , | 2 | 0",
                        "a,,c | , | 3 | 0",
                        "a,,c | , | 4 | 0",
                        "a,,c | ; | 1 | 0",
                        "a--b--c | -- | 2 | 0",
                        "aa | aaa | 1 | 0",
                        "aaaaa | aa | 3 | 0",
                        "aa | aa | 2 | 0",
                        "x→é→y | → | 2 | 0",
                        "a,b,c | , | -1 | 0",
                        "a | , | 9223372036854775807 | 0",
                        "NULL | , | 1 | 0",
                        "a | , | 0 | 0"));
    }

    @Test
    void upperAndLower() {
        assertEquals(
                List.of("ABC", "GRÜSSE", "NULL", "''", "@[`{"),
                text(ScalarOp.UPPER, "abC", "grüße", "NULL", "''", "@[`{"));
        assertEquals(List.of("abc", "ÿà"), text(ScalarOp.LOWER, "ABC", "ŸÀ"));
    }

    @Test
    void lengthsAndPositions() {
        Expr characters = call(ScalarOp.CHAR_LENGTH, INTEGER, tester.col(0));
        assertEquals(
                List.of("0", "3", "6", "1", "10", "NULL"),
                tester.run(characters, padded("''", "abc", "grüße!", "𝄞", "€€€€€€€€€€", "NULL")));
        Expr octets = call(ScalarOp.OCTET_LENGTH, BIGINT, tester.col(0));
        assertEquals(List.of("0", "4", "8"), tester.run(octets, padded("''", "𝄞", "grüße!")));
        Expr position = call(ScalarOp.POSITION, INTEGER, tester.col(1), tester.col(0));
        assertEquals(
                List.of("4", "0", "1", "NULL"),
                tester.run(position, "grüße | ß | 0 | 0", "abc | x | 0 | 0", "abc | '' | 0 | 0", "NULL | a | 0 | 0"));
        Expr constant = call(ScalarOp.POSITION, INTEGER, lit("ab", VARCHAR), tester.col(0));
        assertEquals(
                List.of("12", "0", "9", "1"),
                tester.run(constant, padded("aaaaaaaaaaaab", "aaaaaaaaaaaa", "xxxxxxxxab", "ab")));
    }

    @Test
    void substringByCharacters() {
        Expr open = call(ScalarOp.SUBSTRING, VARCHAR, tester.col(0), tester.col(2));
        assertEquals(
                List.of("üße", "grüße", "''", "NULL", "''", "grüße"),
                tester.run(
                        open,
                        "grüße | NULL | 3 | 0",
                        "grüße | NULL | -2 | 0",
                        "grüße | NULL | 9 | 0",
                        "NULL | NULL | 1 | 0",
                        "grüße | NULL | 9223372036854775807 | 0",
                        "grüße | NULL | -9223372036854775808 | 0"));
        Expr bounded = call(ScalarOp.SUBSTRING, VARCHAR, tester.col(0), tester.col(2), tester.col(3));
        assertEquals(
                List.of("rü", "g", "''", "INVALID_ARGUMENT", "üße", "''"),
                tester.run(
                        bounded,
                        "grüße | NULL | 2 | 2",
                        "grüße | NULL | -1 | 3",
                        "grüße | NULL | -5 | 3",
                        "grüße | NULL | 1 | -1",
                        "grüße | NULL | 3 | 9223372036854775807",
                        "grüße | NULL | 2 | 0"));
    }

    @Test
    void trimsSetsOfCharacters() {
        String[] rows = {"xxäbxä | xä | 0 | 0", "ab | '' | 0 | 0", "xx | x | 0 | 0", "a | NULL | 0 | 0"};
        assertEquals(List.of("b", "ab", "''", "NULL"), trim(ScalarOp.TRIM_BOTH, rows));
        assertEquals(List.of("bxä", "ab", "''", "NULL"), trim(ScalarOp.TRIM_LEADING, rows));
        assertEquals(List.of("xxäb", "ab", "''", "NULL"), trim(ScalarOp.TRIM_TRAILING, rows));
    }

    private List<String> trim(ScalarOp op, String... rows) {
        return tester.run(call(op, VARCHAR, tester.col(0), tester.col(1)), rows);
    }

    @Test
    void replaceAndConcat() {
        Expr replace = call(ScalarOp.REPLACE, VARCHAR, tester.col(0), tester.col(1), lit("<>", VARCHAR));
        assertEquals(
                List.of("<>b<>", "abc", "<>a", "NULL"),
                tester.run(replace, "aabaa | aa | 0 | 0", "abc | '' | 0 | 0", "aaa | aa | 0 | 0", "a | NULL | 0 | 0"));
        Expr concat = call(ScalarOp.CONCAT, VARCHAR, tester.col(0), lit("-", VARCHAR), tester.col(1));
        assertEquals(
                List.of("ä-b", "-", "NULL", "NULL", "x-y"),
                tester.run(
                        concat,
                        "ä | b | 0 | 0",
                        "'' | '' | 0 | 0",
                        "NULL | b | 0 | 0",
                        "a | NULL | 0 | 0",
                        "x | y | 0 | 0"));
    }

    @Test
    void affixes() {
        Expr starts = call(ScalarOp.STARTS_WITH, BOOLEAN, tester.col(0), tester.col(1));
        Expr ends = call(ScalarOp.ENDS_WITH, BOOLEAN, tester.col(0), tester.col(1));
        String[] rows = {"abc | ab | 0 | 0", "abc | bc | 0 | 0", "a | ab | 0 | 0", "a | '' | 0 | 0", "NULL | a | 0 | 0"
        };
        assertEquals(List.of("true", "false", "false", "true", "NULL"), tester.run(starts, rows));
        assertEquals(List.of("false", "true", "false", "true", "NULL"), tester.run(ends, rows));
    }

    @Test
    void likeOfEveryShapeAgreesWithRegularExpressions() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> texts = new ArrayList<>(List.of("''"));
        for (int i = 0; i < 150; i++) {
            texts.add(word(random, "abä%", 12));
        }
        for (int i = 0; i < 200; i++) {
            String pattern = i < 6 ? List.of("", "%", "%%", "_", "a%", "%a").get(i) : word(random, "abä%%_", 6);
            Pattern regex = regex(pattern);
            List<String> expected = texts.stream()
                    .map(t -> String.valueOf(
                            regex.matcher(t.equals("''") ? "" : t).matches()))
                    .toList();
            Expr like = call(ScalarOp.LIKE, BOOLEAN, tester.col(0), lit(pattern, VARCHAR));
            assertEquals(expected, tester.run(like, padded(texts.toArray(String[]::new))), pattern);
        }
    }

    @Test
    void likeWithEscapeAndChangingPatterns() {
        Expr escaped = call(ScalarOp.LIKE, BOOLEAN, tester.col(0), lit("%50!%%", VARCHAR), lit("!", VARCHAR));
        assertEquals(List.of("true", "false", "NULL"), tester.run(escaped, padded("a50%b", "a50b", "NULL")));
        Expr wild = call(ScalarOp.LIKE, BOOLEAN, tester.col(0), tester.col(1));
        assertEquals(
                List.of("true", "false", "NULL", "true"),
                tester.run(wild, "abc | a_c | 0 | 0", "abc | b% | 0 | 0", "abc | NULL | 0 | 0", "ä | _ | 0 | 0"));
        Expr broken = call(ScalarOp.LIKE, BOOLEAN, tester.col(0), lit("a!", VARCHAR), lit("!", VARCHAR));
        assertEquals(List.of("INVALID_ARGUMENT", "NULL"), tester.run(broken, padded("a", "NULL")));
        Expr ignoring = call(ScalarOp.ILIKE, BOOLEAN, tester.col(0), lit("%GRÜ_E", VARCHAR));
        assertEquals(List.of("true", "true", "false"), tester.run(ignoring, padded("viele grüße", "Grüte", "grau")));
    }

    private static String word(SplittableRandom random, String alphabet, int longest) {
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(longest); length > 0; length--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static Pattern regex(String like) {
        StringBuilder regex = new StringBuilder();
        for (char c : like.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
