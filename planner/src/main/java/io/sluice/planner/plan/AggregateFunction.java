package io.sluice.planner.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The aggregates the runtime has accumulators for. Unless said otherwise, NULL arguments are skipped, and over no rows COUNT gives 0, the
 * others NULL.
 */
public enum AggregateFunction {
    COUNT(
            "COUNT(*), COUNT([DISTINCT] value, …)",
            "Number of rows, or of rows where no argument is NULL.",
            "COUNT(DISTINCT channel)"),
    COUNT_IF("COUNT_IF(condition)", "Number of rows where the condition is true.", "COUNT_IF(price > 10)", "COUNTIF"),
    SUM("SUM([DISTINCT] value)", "Sum; an error when it overflows its type.", "SUM(price)"),
    AVG("AVG([DISTINCT] value)", "Arithmetic mean.", "AVG(price)", "MEAN"),
    MIN("MIN(value)", "Smallest value.", "MIN(price)"),
    MAX("MAX(value)", "Largest value.", "MAX(price)"),
    PRODUCT("PRODUCT([DISTINCT] value)", "Product, as DOUBLE.", "PRODUCT(price)"),
    /** Fails with an error when a group has more than one value; made by the planner for scalar uses. */
    SINGLE_VALUE("SINGLE_VALUE(value)", "The only value of the group.", "SINGLE_VALUE(price)"),
    ANY_VALUE("ANY_VALUE(value)", "Some value of the group that is not NULL.", "ANY_VALUE(channel)", "ARBITRARY"),
    FIRST_VALUE(
            "FIRST_VALUE(value [ORDER BY key, …]) [IGNORE NULLS]",
            "Value of the first row in order, NULL included; without ORDER BY of the row that came first, which only append-only"
                    + " input knows.",
            "FIRST_VALUE(price ORDER BY channel)",
            "FIRST",
            "EARLIEST_BY_OFFSET"),
    LAST_VALUE(
            "LAST_VALUE(value [ORDER BY key, …]) [IGNORE NULLS]",
            "Value of the last row in order, NULL included; without ORDER BY of the row that came last, which only append-only"
                    + " input knows.",
            "LAST_VALUE(price ORDER BY channel)",
            "LAST",
            "LATEST_BY_OFFSET"),
    ARG_MIN(
            "ARG_MIN(value, key)",
            "Value of the row with the smallest key; rows where either is NULL are skipped.",
            "ARG_MIN(channel, price)",
            "MIN_BY",
            "ARGMIN"),
    ARG_MAX(
            "ARG_MAX(value, key)",
            "Value of the row with the largest key; rows where either is NULL are skipped.",
            "ARG_MAX(channel, price)",
            "MAX_BY",
            "ARGMAX"),
    BOOL_AND("BOOL_AND(condition)", "Whether all are true.", "BOOL_AND(price > 10)", "EVERY", "LOGICAL_AND"),
    BOOL_OR("BOOL_OR(condition)", "Whether any is true.", "BOOL_OR(price > 10)", "SOME", "LOGICAL_OR"),
    BIT_AND("BIT_AND(integer)", "The bits that all values have.", "BIT_AND(price)"),
    BIT_OR("BIT_OR(integer)", "The bits that any value has.", "BIT_OR(price)"),
    BIT_XOR("BIT_XOR([DISTINCT] integer)", "The bits that an odd number of values have.", "BIT_XOR(price)"),
    VAR_POP("VAR_POP([DISTINCT] value)", "Variance of the whole population.", "VAR_POP(price)"),
    VAR_SAMP(
            "VAR_SAMP([DISTINCT] value)",
            "Variance estimated from a sample; NULL for a single value.",
            "VAR_SAMP(price)",
            "VARIANCE"),
    STDDEV_POP("STDDEV_POP([DISTINCT] value)", "Standard deviation of the whole population.", "STDDEV_POP(price)"),
    STDDEV_SAMP(
            "STDDEV_SAMP([DISTINCT] value)",
            "Standard deviation estimated from a sample; NULL for a single value.",
            "STDDEV_SAMP(price)",
            "STDDEV"),
    COVAR_POP("COVAR_POP(y, x)", "Covariance of the whole population.", "COVAR_POP(price, size)"),
    COVAR_SAMP("COVAR_SAMP(y, x)", "Covariance estimated from a sample.", "COVAR_SAMP(price, size)"),
    CORR("CORR(y, x)", "Coefficient of correlation, NULL when a column is constant.", "CORR(price, size)"),
    REGR_SLOPE("REGR_SLOPE(y, x)", "Slope of the regression line.", "REGR_SLOPE(price, size)"),
    REGR_INTERCEPT("REGR_INTERCEPT(y, x)", "Where the regression line has x = 0.", "REGR_INTERCEPT(price, size)"),
    REGR_R2("REGR_R2(y, x)", "Square of the coefficient of correlation.", "REGR_R2(price, size)"),
    REGR_COUNT("REGR_COUNT(y, x)", "Number of rows where neither is NULL.", "REGR_COUNT(price, size)"),
    REGR_AVGX("REGR_AVGX(y, x)", "Mean of x over rows where neither is NULL.", "REGR_AVGX(price, size)"),
    REGR_AVGY("REGR_AVGY(y, x)", "Mean of y over rows where neither is NULL.", "REGR_AVGY(price, size)"),
    REGR_SXX("REGR_SXX(y, x)", "Sum of the squared distances of x from its mean.", "REGR_SXX(price, size)"),
    REGR_SYY("REGR_SYY(y, x)", "Sum of the squared distances of y from its mean.", "REGR_SYY(price, size)"),
    REGR_SXY(
            "REGR_SXY(y, x)",
            "Sum of the products of the distances of x and y from their means.",
            "REGR_SXY(price, size)"),
    MEDIAN("MEDIAN([DISTINCT] value)", "Middle of the values, between two the mean of both.", "MEDIAN(price)"),
    PERCENTILE_CONT(
            "PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY value), QUANTILE_CONT(value, fraction)",
            "Value at a fraction of the way through all values, interpolated between neighbours.",
            "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY price)",
            "QUANTILE_CONT",
            "PERCENTILE"),
    PERCENTILE_DISC(
            "PERCENTILE_DISC(fraction) WITHIN GROUP (ORDER BY value), QUANTILE_DISC(value, fraction)",
            "First value that has at least this fraction of all values at or before it.",
            "PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY price)",
            "QUANTILE_DISC",
            "QUANTILE"),
    MODE(
            "MODE(value), MODE() WITHIN GROUP (ORDER BY value)",
            "Most frequent value; of several the first in order.",
            "MODE(channel)"),
    LISTAGG(
            "LISTAGG([DISTINCT] text [, separator] [ORDER BY key, …])",
            "The texts in order with a separator between them, a comma unless given; without ORDER BY in their own order.",
            "LISTAGG(channel, '; ' ORDER BY price)",
            "STRING_AGG",
            "GROUP_CONCAT"),
    ARRAY_AGG(
            "ARRAY_AGG([DISTINCT] value [ORDER BY key, …]) [IGNORE NULLS]",
            "Array of the values in order, NULLs included; without ORDER BY in their own order.",
            "ARRAY_AGG(price ORDER BY channel)",
            "LIST"),
    COLLECT(
            "COLLECT([DISTINCT] value [ORDER BY key, …])",
            "Array of the values that are not NULL in order, without ORDER BY in their own; COLLECT_SET has each once.",
            "COLLECT(DISTINCT channel)",
            "COLLECT_LIST",
            "COLLECT_SET"),
    HISTOGRAM("HISTOGRAM(value)", "Map from each value to how often it is there.", "HISTOGRAM(channel)"),
    APPROX_COUNT_DISTINCT(
            "APPROX_COUNT_DISTINCT(value)",
            "Number of distinct values in little memory: exact up to 128 and of changing rows, beyond with a standard error of 1.6 percent.",
            "APPROX_COUNT_DISTINCT(channel)"),
    APPROX_PERCENTILE(
            "APPROX_PERCENTILE(value, fraction)",
            "First number that has at least this fraction of all at or before it, in little memory: to within 0.4 percent of itself.",
            "APPROX_PERCENTILE(price, 0.9)",
            "APPROX_QUANTILE",
            "PERCENTILE_APPROX"),
    APPROX_TOP_K(
            "APPROX_TOP_K(value, k)",
            "Array of the k most frequent values in little memory: exact of changing rows, else every value is there whose share of the"
                    + " rows is above that of the k-th by 1 / (16 k).",
            "APPROX_TOP_K(channel, 3)"),
    HLL_SKETCH(
            "HLL_SKETCH(value)",
            "Sketch of the distinct values, VARBINARY of 4 KiB: HLL_ESTIMATE counts them, SKETCH_MERGE unites several.",
            "HLL_ESTIMATE(HLL_SKETCH(channel))"),
    CM_SKETCH(
            "CM_SKETCH(value)",
            "Count-min sketch of how often values come, VARBINARY of 40 KiB: CM_ESTIMATE asks for one, SKETCH_MERGE adds several.",
            "CM_ESTIMATE(CM_SKETCH(channel), 'web')"),
    BLOOM_FILTER(
            "BLOOM_FILTER(value)",
            "Bloom filter of the values, VARBINARY of 8 KiB: BLOOM_CONTAINS asks for one, SKETCH_MERGE unites several.",
            "BLOOM_CONTAINS(BLOOM_FILTER(channel), 'web')"),
    MINHASH(
            "MINHASH(value)",
            "Sketch of a set for comparing it with others, VARBINARY of 2 KiB: MINHASH_SIMILARITY compares, SKETCH_MERGE unites.",
            "MINHASH_SIMILARITY(MINHASH(channel), MINHASH(channel))"),
    SKETCH_MERGE(
            "SKETCH_MERGE(sketch)",
            "The sketch of all values of several sketches of one kind.",
            "HLL_ESTIMATE(SKETCH_MERGE(CAST(NULL AS VARBINARY)))",
            "HLL_MERGE",
            "CM_MERGE",
            "BLOOM_MERGE",
            "MINHASH_MERGE"),
    /** Not of the dialect: an aggregate of the application, the call says which. */
    USER("", "An aggregate that the application has registered.", "");

    private final String signature;
    private final String description;
    private final String example;
    private final List<String> aliases;

    AggregateFunction(String signature, String description, String example, String... aliases) {
        this.signature = signature;
        this.description = description;
        this.example = example;
        this.aliases = List.of(aliases);
    }

    /** How it is called, with what may be left out in brackets. */
    public String signature() {
        return signature;
    }

    public String description() {
        return description;
    }

    /** A call over rows with a number {@code price}, an integer {@code size} and a text {@code channel}. */
    public String example() {
        return example;
    }

    /** Other names that it may be called by. */
    public List<String> aliases() {
        return aliases;
    }

    /** Those that queries can name: all but {@link #USER}. */
    public static List<AggregateFunction> ofDialect() {
        return Arrays.stream(values()).filter(function -> function != USER).toList();
    }

    /** All names and aliases, in upper case. */
    public static Set<String> names() {
        return ofDialect().stream()
                .flatMap(function -> Stream.concat(Stream.of(function.name()), function.aliases.stream()))
                .collect(Collectors.toSet());
    }

    /** The function of this name or alias, ignoring case. */
    public static Optional<AggregateFunction> find(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ofDialect().stream()
                .filter(function -> function.name().equals(upper) || function.aliases.contains(upper))
                .findFirst();
    }

    /** Whether rows whose argument is NULL take part too. */
    public boolean seesNulls() {
        return switch (this) {
            case SINGLE_VALUE, FIRST_VALUE, LAST_VALUE, ARRAY_AGG, USER -> true;
            default -> false;
        };
    }

    /** Whether the result depends on how often a value is there, so that DISTINCT says something. */
    public boolean countsDuplicates() {
        return switch (this) {
            case MIN,
                    MAX,
                    ANY_VALUE,
                    SINGLE_VALUE,
                    FIRST_VALUE,
                    LAST_VALUE,
                    ARG_MIN,
                    ARG_MAX,
                    BOOL_AND,
                    BOOL_OR,
                    BIT_AND,
                    BIT_OR,
                    APPROX_COUNT_DISTINCT -> false;
            default -> true;
        };
    }

    /** Whether the order of the rows says something. */
    public boolean ordersRows() {
        return switch (this) {
            case FIRST_VALUE, LAST_VALUE, LISTAGG, ARRAY_AGG, COLLECT, MODE, PERCENTILE_CONT, PERCENTILE_DISC -> true;
            default -> false;
        };
    }

    /** Arguments from this one on are constants; all before it are columns. */
    public int columns() {
        return switch (this) {
            case LISTAGG, PERCENTILE_CONT, PERCENTILE_DISC, APPROX_PERCENTILE, APPROX_TOP_K -> 1;
            default -> Integer.MAX_VALUE;
        };
    }
}
