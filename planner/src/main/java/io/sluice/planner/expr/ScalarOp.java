package io.sluice.planner.expr;

/**
 * The operations the runtime has vectorised kernels for. Unless noted: a NULL argument gives NULL, and both arguments of a binary
 * arithmetic or comparison have the same kind (and precision class for times), casts having been inserted by the planner.
 */
public enum ScalarOp {
    /** Numbers of one kind, result of the same kind (DECIMAL: any precision and scale, result type as given). Overflow is an error. */
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    /** Integers truncate toward zero; division by zero is an error for every kind but REAL and DOUBLE. */
    DIVIDE("/"),
    /** Sign follows the dividend. */
    MOD("%"),
    NEGATE("-"),
    ABS("ABS"),
    SIGN("SIGN"),
    FLOOR("FLOOR"),
    CEIL("CEIL"),
    /** ROUND(x) and ROUND(x, digits), half away from zero; ROUND and TRUNCATE keep the kind. */
    ROUND("ROUND"),
    TRUNCATE("TRUNCATE"),
    SQRT("SQRT"),
    POWER("POWER"),
    EXP("EXP"),
    LN("LN"),
    LOG10("LOG10"),

    /** Any ordered kind: numbers, VARCHAR (by bytes), VARBINARY, BOOLEAN, times, intervals. */
    EQUALS("="),
    NOT_EQUALS("<>"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    /** Two-valued: NULL is equal to NULL. */
    IS_DISTINCT_FROM("IS DISTINCT FROM"),
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),

    /** Three-valued, two or more arguments; the right one is evaluated only where the left one does not decide. */
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    IS_TRUE("IS TRUE"),
    IS_NOT_TRUE("IS NOT TRUE"),
    IS_FALSE("IS FALSE"),
    IS_NOT_FALSE("IS NOT FALSE"),

    /** value LIKE pattern [ESCAPE character]; ILIKE ignores case. */
    LIKE("LIKE"),
    ILIKE("ILIKE"),
    /** Two or more strings; NULL if any is NULL. */
    CONCAT("||"),
    UPPER("UPPER"),
    LOWER("LOWER"),
    /** In characters (code points). */
    CHAR_LENGTH("CHAR_LENGTH"),
    OCTET_LENGTH("OCTET_LENGTH"),
    /** SUBSTRING(s, from [, length]) in characters from 1, as the SQL standard has it. */
    SUBSTRING("SUBSTRING"),
    /** POSITION(needle, s): 1-based, 0 when absent. */
    POSITION("POSITION"),
    /** TRIM*(s, characters): every leading/trailing character that is in the second string. */
    TRIM_BOTH("TRIM"),
    TRIM_LEADING("LTRIM"),
    TRIM_TRAILING("RTRIM"),
    REPLACE("REPLACE"),
    STARTS_WITH("STARTS_WITH"),
    ENDS_WITH("ENDS_WITH"),
    /** SPLIT(text, separator): the parts between separators as ARRAY; an empty separator parts the characters. */
    SPLIT("SPLIT"),
    /** REGEXP_SPLIT(text, pattern literal): the parts between matches as ARRAY; an empty match parts only where both sides are not empty. */
    REGEXP_SPLIT("REGEXP_SPLIT"),

    /** REGEXP_MATCHES(text, pattern literal, flags literal): whether the pattern is found in the text. The planner has checked the literals. */
    REGEXP_MATCHES("REGEXP_MATCHES"),
    /** REGEXP_EXTRACT(text, pattern literal, group literal, flags literal): a group of the first match; NULL without one. */
    REGEXP_EXTRACT("REGEXP_EXTRACT"),

    /** SPLIT_PART(text, separator, number as BIGINT): from 1, or from the end by negative numbers; empty where there is none, 0 fails. */
    SPLIT_PART("SPLIT_PART"),

    /** time + day-time interval, time + year-month interval, date + interval; result has the kind of the first argument. */
    TIME_PLUS("+"),
    TIME_MINUS("-"),
    /** Difference of two times of one kind as INTERVAL_DAY. */
    TIME_DIFFERENCE("-"),
    /** INTERVAL times or divided by a BIGINT. */
    INTERVAL_TIMES("*"),
    /** EXTRACT(unit literal, time) as BIGINT; SECOND counts whole seconds of the minute. */
    EXTRACT("EXTRACT"),
    /** DATE_TRUNC(unit literal, time): kind of the second argument; FLOOR(time TO unit) is the same. */
    DATE_TRUNC("DATE_TRUNC"),
    /** DATE_BIN(width literal of whole units of the time, time, origin of the same type): kind of the second argument. */
    DATE_BIN("DATE_BIN"),
    /** TIMESTAMP_DIFF(unit literal, from, to): whole units from the first to the second, BIGINT. */
    TIMESTAMP_DIFF("TIMESTAMPDIFF"),
    /** The tick's clock: the same for every row of a tick. TIMESTAMP_LTZ, TIMESTAMP, DATE or TIME by result type. */
    CURRENT_TIME_OF_TICK("NOW"),

    /** array[i] from 1, map[key]; NULL when absent. */
    ITEM("ITEM"),
    /** Elements of an ARRAY or MAP. */
    CARDINALITY("CARDINALITY"),
    /** Field of a ROW: FIELD(row, ordinal literal from 0). */
    FIELD("FIELD");

    private final String symbol;

    ScalarOp(String symbol) {
        this.symbol = symbol;
    }

    /** How EXPLAIN and messages write it. */
    public String symbol() {
        return symbol;
    }
}
