package io.sluice.runtime.operator.aggregate;

/**
 * How large the table of a window is made at once. Growing takes as long as filling, so it gets as large as one before it. A window with few rows so
 * far may stay small, though, and thousands may open in one tick.
 */
final class Expected {
    /** Groups that are expected for each row, or group, that a window begins with. */
    private static final int MOST_FOR_ONE = 16;

    private Expected() {}

    /**
     * Groups that a new window may get.
     *
     * @param before groups of a like window before it
     * @param first rows or groups that it begins with
     */
    static int groups(int before, int first) {
        return (int) Math.min(before, (long) MOST_FOR_ONE * first);
    }
}
