package io.sluice.planner.plan;

/** The aggregates the runtime has accumulators for. NULL arguments are skipped; over no rows COUNT gives 0, the others NULL. */
public enum AggregateFunction {
    COUNT("Number of rows, or of rows where the argument is not NULL.", "COUNT(*)"),
    SUM("Sum; an error when it overflows its type.", "SUM(price)"),
    AVG("Arithmetic mean.", "AVG(price)"),
    MIN("Smallest value.", "MIN(price)"),
    MAX("Largest value.", "MAX(price)"),
    /** Fails with an error when a group has more than one value; made by the planner for scalar uses. */
    SINGLE_VALUE("The only value of the group.", "SINGLE_VALUE(price)"),
    ANY_VALUE("Some value of the group that is not NULL.", "ANY_VALUE(channel)");

    private final String description;
    private final String example;

    AggregateFunction(String description, String example) {
        this.description = description;
        this.example = example;
    }

    public String description() {
        return description;
    }

    public String example() {
        return example;
    }

    /** Whether rows whose argument is NULL take part too. */
    public boolean seesNulls() {
        return this == SINGLE_VALUE;
    }
}
