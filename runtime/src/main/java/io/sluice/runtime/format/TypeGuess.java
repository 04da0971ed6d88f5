package io.sluice.runtime.format;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.regex.Pattern;

/** Finds the narrowest type that all texts of a column have: BIGINT, DOUBLE, BOOLEAN, DATE, TIMESTAMP, else VARCHAR. */
final class TypeGuess {
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9]\\d{0,18})");
    /** Digits that a number would lose, as of post codes, make no number. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?((0|[1-9]\\d{0,14})(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final Pattern BOOLEAN = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);
    private static final String DAY = "\\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern TIMESTAMP = Pattern.compile(
            DAY + "([T ]([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.(?<fraction>\\d{1,9}))?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?");

    private boolean any;
    private boolean integer = true;
    private boolean decimal = true;
    private boolean truth = true;
    private boolean date = true;
    private boolean timestamp = true;
    private int fractionDigits = 3;

    /** One more text of the column, never that of a NULL. */
    void observe(String cell) {
        any = true;
        String text = cell.strip();
        integer = integer && INTEGER.matcher(text).matches() && fitsLong(text);
        decimal = decimal
                && (DECIMAL.matcher(text).matches() || INTEGER.matcher(text).matches() && fitsLong(text));
        truth = truth && BOOLEAN.matcher(text).matches();
        date = date && DATE.matcher(text).matches();
        if (timestamp) {
            var match = TIMESTAMP.matcher(text);
            timestamp = match.matches();
            if (timestamp && match.group("fraction") != null) {
                fractionDigits =
                        Math.max(fractionDigits, match.group("fraction").length());
            }
        }
    }

    /** The type; VARCHAR when nothing was observed. */
    SqlType type() {
        if (!any) {
            return SqlType.varchar();
        }
        if (integer) {
            return SqlType.bigint();
        }
        if (decimal) {
            return SqlType.of(TypeKind.DOUBLE);
        }
        if (truth) {
            return SqlType.of(TypeKind.BOOLEAN);
        }
        if (date) {
            return SqlType.of(TypeKind.DATE);
        }
        return timestamp ? SqlType.timestamp(fractionDigits <= 3 ? 3 : fractionDigits <= 6 ? 6 : 9) : SqlType.varchar();
    }

    /** Every text was a word: a first row of such may be a header. */
    boolean isText() {
        return any && !integer && !decimal && !truth && !date && !timestamp;
    }

    private static boolean fitsLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
