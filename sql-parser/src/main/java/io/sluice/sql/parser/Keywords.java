package io.sluice.sql.parser;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of the dialect: those of our own statements and the usual ones of standard SQL. */
final class Keywords {
    private static final String QUERY_WORDS =
            "ALL AND ANY ASC ASOF BETWEEN CASE CAST CROSS CUBE CURRENT CURRENT_DATE CURRENT_TIMESTAMP DATE DISTINCT ELSE END"
                    + " EXCEPT EXTRACT FETCH FILTER FIRST FOLLOWING FULL GROUP GROUPING HAVING IN INNER INTERSECT IS JOIN LAST"
                    + " LATERAL LEFT LIMIT MATCH_CONDITION MATCH_RECOGNIZE MATCHED NATURAL NEXT NULLS ONLY ORDER OUTER OVER"
                    + " PARTITION PATTERN PRECEDING QUALIFY RANGE RECURSIVE RIGHT ROLLUP ROWS SETS SOME SYSTEM_TIME THEN"
                    + " TIMESTAMP TRY_CAST UNBOUNDED UNION UNNEST WHEN";

    /** Words of ours that people use as column names too often to be painted as keywords wherever they stand. */
    private static final Set<String> QUIET = Set.of(
            "BINARY",
            "CHAR",
            "CHARACTER",
            "CHANGES",
            "DOUBLE",
            "ERROR",
            "FAIL",
            "JAR",
            "KEY",
            "LOCAL",
            "PERIOD",
            "PRECISION",
            "QUERY",
            "SIZE",
            "SKIP",
            "STEP",
            "TIME",
            "VARYING",
            "ZONE",
            "DATE",
            "FIRST",
            "LAST",
            "NEXT");

    private static final Set<String> ALL = collect();

    private Keywords() {}

    /** All words, in alphabetical order, in capitals. */
    static Set<String> all() {
        return ALL;
    }

    static boolean paints(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return ALL.contains(upper) && !QUIET.contains(upper);
    }

    /** Whether a token type of ours may serve as a name without quotes. */
    static boolean isName(int type) {
        return NAMES.contains(type);
    }

    /** Whether a token type is a word of ours that must be quoted to be a name. */
    static boolean isReservedHere(int type) {
        return type >= DialectLexer.ADVANCE && type <= DialectLexer.ZONE && !isName(type);
    }

    private static final Set<Integer> NAMES = names();

    /** What the grammar's rule {@code nonReserved} accepts, read from the grammar itself. */
    private static Set<Integer> names() {
        var atn = DialectParser._ATN;
        return Set.copyOf(atn.nextTokens(atn.ruleToStartState[DialectParser.RULE_nonReserved])
                .toList());
    }

    private static Set<String> collect() {
        Set<String> words = new TreeSet<>(List.of(QUERY_WORDS.split(" ")));
        for (int type = DialectLexer.ADVANCE; type <= DialectLexer.ZONE; type++) {
            words.add(DialectLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
        }
        return Collections.unmodifiableSet(words);
    }
}
