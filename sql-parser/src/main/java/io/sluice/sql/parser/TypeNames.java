package io.sluice.sql.parser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;

/** The names of data types, with the other names people know them by. */
final class TypeNames {
    private static final String LTZ = "TIMESTAMP WITH LOCAL TIME ZONE";

    static final List<String> CANONICAL = List.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "REAL",
            "DOUBLE",
            "DECIMAL",
            "CHAR",
            "VARCHAR",
            "BINARY",
            "VARBINARY",
            "DATE",
            "TIME",
            "TIMESTAMP",
            LTZ,
            "INTERVAL",
            "ARRAY",
            "MAP",
            "ROW");

    private static final String YEAR_MONTH = "INTERVAL YEAR TO MONTH";
    private static final String DAY_SECOND = "INTERVAL DAY TO SECOND";

    private static final Map<String, String> NAMES = names();

    private TypeNames() {}

    /** The canonical name of a type, given its words in capitals with single spaces. */
    static Optional<String> canonical(String words) {
        if (words.startsWith("INTERVAL ")) {
            return interval(words.substring("INTERVAL ".length()).split(" TO "));
        }
        return Optional.ofNullable(NAMES.get(words));
    }

    static Set<String> all() {
        return NAMES.keySet();
    }

    /** Whether {@code TIMESTAMP_LTZ(3)} begins at a token, without a blank in it. */
    static boolean isLocalTimestampWithDigits(List<? extends Token> tokens, int i) {
        if (i + 3 >= tokens.size()
                || !tokens.get(i).getText().equalsIgnoreCase("TIMESTAMP_LTZ")
                || tokens.get(i + 3).getStopIndex() != tokens.get(i).getStopIndex() + 3) {
            return false;
        }
        return tokens.get(i + 1).getText().equals("(")
                && tokens.get(i + 2).getText().matches("[0-9]")
                && tokens.get(i + 3).getText().equals(")");
    }

    private static Optional<String> interval(String[] units) {
        boolean months = true;
        boolean seconds = true;
        for (String unit : units) {
            months &= Set.of("YEAR", "QUARTER", "MONTH").contains(unit);
            seconds &= Set.of("WEEK", "DAY", "HOUR", "MINUTE", "SECOND").contains(unit);
        }
        return months ? Optional.of(YEAR_MONTH) : seconds ? Optional.of(DAY_SECOND) : Optional.empty();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        CANONICAL.stream()
                .filter(name -> !List.of("INTERVAL", "ARRAY", "MAP", "ROW").contains(name))
                .forEach(name -> names.put(name, name));
        also(names, "BOOLEAN", "BOOL");
        also(names, "TINYINT", "INT1");
        also(names, "SMALLINT", "INT2");
        also(names, "INTEGER", "INT", "INT4");
        also(names, "BIGINT", "INT8", "LONG");
        also(names, "REAL", "FLOAT", "FLOAT4");
        also(names, "DOUBLE", "DOUBLE PRECISION", "FLOAT8");
        also(names, "DECIMAL", "DEC", "NUMERIC");
        also(names, "CHAR", "CHARACTER");
        also(names, "VARCHAR", "CHARACTER VARYING", "CHAR VARYING", "STRING", "TEXT");
        also(names, "VARBINARY", "BINARY VARYING", "BYTES", "BYTEA", "BLOB");
        also(names, "TIMESTAMP", "DATETIME");
        also(names, LTZ, "TIMESTAMP_LTZ", "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE");
        return names;
    }

    private static void also(Map<String, String> names, String canonical, String... others) {
        for (String other : others) {
            names.put(other, canonical);
        }
    }
}
