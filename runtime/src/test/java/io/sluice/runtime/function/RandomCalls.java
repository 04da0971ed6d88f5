package io.sluice.runtime.function;

import java.util.List;
import java.util.Random;

/** Random calls nested in each other over the columns a, b (VARCHAR), n, m (INTEGER), d (DOUBLE) and t, u (TIMESTAMP(3)). None fails. */
final class RandomCalls {
    private final Random random;

    RandomCalls(Random random) {
        this.random = random;
    }

    String any(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> text(depth);
            case 1 -> whole(depth);
            case 2 -> time(depth);
            default -> truth(depth);
        };
    }

    String text(int depth) {
        if (depth == 0) {
            return pick("a", "b", "'ab'", "''", "CAST(NULL AS VARCHAR)", "'ä,b'");
        }
        String x = text(depth - 1);
        return switch (random.nextInt(22)) {
            case 0 -> "LEFT(" + x + ", " + pick("2", "-1", "0", "MOD(n, 4)") + ")";
            case 1 -> "RIGHT(" + x + ", " + pick("2", "-1", "MOD(m, 3)") + ")";
            case 2 -> "LPAD(" + x + ", 5, " + text(0) + ")";
            case 3 -> "RPAD(" + x + ", MOD(ABS(n), 6), 'xy')";
            case 4 -> "REVERSE(" + x + ")";
            case 5 -> "UPPER(" + x + ")";
            case 6 -> "SPLIT_PART(" + x + ", " + pick("','", "b", "'b'", "''") + ", " + pick("1", "-1", "2") + ")";
            case 7 -> "REPLACE(" + x + ", 'b', " + text(0) + ")";
            case 8 -> "TRANSLATE(" + x + ", 'ab', 'x')";
            case 9 -> "REGEXP_REPLACE(" + x + ", '[ab]+', '<\\&>', 'g')";
            case 10 -> "REGEXP_EXTRACT(" + x + ", 'b.')";
            case 11 -> "CONCAT_WS('-', " + x + ", " + text(0) + ", n)";
            case 12 -> "GREATEST(" + x + ", " + text(0) + ")";
            case 13 -> "LEAST(a, " + pick("b", "'ab'") + ")";
            case 14 -> "COALESCE(" + x + ", " + text(0) + ")";
            case 15 -> "INITCAP(" + x + ")";
            case 16 -> "MD5(" + x + ")";
            case 17 -> "CAST(" + whole(depth - 1) + " AS VARCHAR)";
            case 18 -> "STRFTIME(" + time(depth - 1) + ", '%Y/%m/%d %H')";
            case 19 -> "IIF(" + truth(depth - 1) + ", " + x + ", " + text(0) + ")";
            case 20 -> "JSON_EXTRACT_STRING(JSON_OBJECT(KEY 'k' VALUE " + x + "), '$.k')";
            default -> "SUBSTRING(" + x + ", 2, 2)";
        };
    }

    String whole(int depth) {
        if (depth == 0) {
            return pick("n", "m", "3", "CAST(NULL AS INTEGER)");
        }
        String x = text(depth - 1);
        return switch (random.nextInt(10)) {
            case 0 -> "CHAR_LENGTH(" + x + ")";
            case 1 -> "INSTR(" + x + ", " + text(0) + ")";
            case 2 -> "LEVENSHTEIN(" + x + ", " + text(0) + ")";
            case 3 -> "GREATEST(n, " + pick("m", "0") + ")";
            case 4 -> "LEAST(n, m, " + whole(depth - 1) + ")";
            case 5 -> "BITAND(n, 7)";
            case 6 -> "EXTRACT(" + pick("DAY", "HOUR", "WEEK") + " FROM " + time(depth - 1) + ")";
            case 7 -> "DATE_DIFF('day', " + time(depth - 1) + ", t)";
            case 8 -> "ARRAY_LENGTH(STRING_TO_ARRAY(" + x + ", ','))";
            default -> "NULLIF(" + whole(depth - 1) + ", 3)";
        };
    }

    String time(int depth) {
        if (depth == 0) {
            return pick("t", "u", "TIMESTAMP '2026-02-28 23:59:59'");
        }
        String x = time(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "DATE_TRUNC('hour', " + x + ")";
            case 1 -> "DATE_BIN(INTERVAL '7' MINUTE, " + x + ")";
            case 2 -> "DATE_ADD(" + x + ", INTERVAL '1' MONTH)";
            case 3 -> "TIME_BUCKET(INTERVAL '1' MONTH, " + x + ")";
            case 4 -> "GREATEST(t, u)";
            default -> x + " + INTERVAL '90' MINUTE";
        };
    }

    private String truth(int depth) {
        String x = text(Math.max(0, depth - 1));
        return switch (random.nextInt(5)) {
            case 0 -> "CONTAINS(" + x + ", " + text(0) + ")";
            case 1 -> "STARTS_WITH(" + x + ", 'a')";
            case 2 -> "REGEXP_LIKE(" + x + ", 'a+b')";
            case 3 -> "GREATEST(d, 0.5e0) > 0.7e0";
            default -> "n >= LEAST(m, 2)";
        };
    }

    private String pick(String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
