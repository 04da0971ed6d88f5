package io.sluice.runtime.lane;

import java.util.List;

/**
 * Which rows an operator must have together in one lane, and what is known of where its results are.
 *
 * <p>A list of columns says of a stream: the hash of these columns decides in which lane a row is.
 */
public sealed interface Placement {
    /**
     * Any lane will do for any row.
     *
     * @param passed per column of the output the column of the input that it is, or −1; null when the output begins with the whole input
     */
    record Anywhere(int[] passed) implements Placement {}

    /**
     * Rows that may meet agree in these columns.
     *
     * @param keys per input its key columns, of the same types in each; none when all rows may meet
     * @param outputs any number of times: per key the column of the output that has its value in every row
     */
    record ByKeys(List<int[]> keys, List<int[]> outputs) implements Placement {}

    /**
     * Rows of one input are few: each lane may get all of them, and those of the other input stay where they are. Of few rows none comes out
     * by itself.
     *
     * @param few the input that has them
     * @param passed per column of the output the column of the other input that it is, or −1
     * @param byKeys the other way to have rows together
     */
    record BesideFew(int few, int[] passed, ByKeys byKeys) implements Placement {}

    /** Everywhere for rows that stay whole, as in a filter. */
    static Placement anywhere() {
        return new Anywhere(null);
    }
}
