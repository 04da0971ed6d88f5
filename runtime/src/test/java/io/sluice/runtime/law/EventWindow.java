package io.sluice.runtime.law;

import java.util.Random;

/**
 * A random window over event time, in both dialects.
 *
 * @param step of HOPPING and CUMULATING, otherwise the size; all in seconds
 */
record EventWindow(Kind kind, int size, int step, int offset, int grace) {
    enum Kind {
        TUMBLING,
        HOPPING,
        CUMULATING
    }

    private static final int[] TUMBLING_SIZES = {5, 10, 60};
    private static final int[][] HOPPING_SIZES = {{10, 5}, {15, 5}, {120, 60}, {9, 6}, {7, 3}, {60, 1}, {40, 2}};
    private static final int[][] CUMULATING_SIZES = {{10, 5}, {30, 10}, {60, 2}};

    static EventWindow draw(Random random) {
        int offset = random.nextInt(3) == 0 ? 3 : 0;
        int grace = random.nextInt(3) == 0 ? 7 : 0;
        return switch (random.nextInt(4)) {
            case 0, 1 -> {
                int[] size = HOPPING_SIZES[random.nextInt(HOPPING_SIZES.length)];
                yield new EventWindow(Kind.HOPPING, size[0], size[1], offset, grace);
            }
            case 2 -> {
                int[] size = CUMULATING_SIZES[random.nextInt(CUMULATING_SIZES.length)];
                yield new EventWindow(Kind.CUMULATING, size[0], size[1], offset, grace);
            }
            default -> {
                int size = TUMBLING_SIZES[random.nextInt(TUMBLING_SIZES.length)];
                yield new EventWindow(Kind.TUMBLING, size, size, offset, grace);
            }
        };
    }

    /** After a relation, in our dialect. */
    String clause() {
        String more = switch (kind) {
            case TUMBLING -> "";
            case HOPPING -> ", ADVANCE BY " + step + " SECONDS";
            case CUMULATING -> ", STEP " + step + " SECONDS";
        };
        return " WINDOW " + kind + " (SIZE " + size + " SECONDS" + more
                + (offset == 0 ? "" : ", OFFSET " + offset + " SECONDS")
                + (grace == 0 ? "" : ", GRACE PERIOD " + grace + " SECONDS") + ")";
    }

    /** As a table function of our dialect, which has no grace period. */
    String call(String relation) {
        String first = "TABLE " + relation + ", DESCRIPTOR(" + EventTimes.COLUMN + "), ";
        return switch (kind) {
            case TUMBLING -> "TABLE(TUMBLE(" + first + interval(size) + shift() + "))";
            case HOPPING -> "TABLE(HOP(" + first + interval(step) + ", " + interval(size) + shift() + "))";
            case CUMULATING -> "TABLE(CUMULATE(" + first + interval(step) + ", " + interval(size) + shift() + "))";
        };
    }

    private String shift() {
        return offset == 0 ? "" : ", " + interval(offset);
    }

    private static String interval(int seconds) {
        return "INTERVAL '" + seconds + "' SECOND(9)";
    }

    /** In DuckDB's dialect, a row for each window of each row; without the windows that a row was late for. */
    String rows(Input input) {
        boolean hopping = kind == Kind.HOPPING;
        int first = hopping ? 0 : 1;
        int last = hopping ? (size - 1) / step : size / step;
        String origin = ", TIMESTAMP '1970-01-01 00:00:0" + offset + "')";
        String bucket = "time_bucket(to_seconds(" + (hopping ? step : size) + "), " + EventTimes.COLUMN + origin;
        String start = hopping ? bucket + " - to_seconds(i * " + step + ")" : bucket;
        String end = hopping ? start + " + to_seconds(" + size + ")" : bucket + " + to_seconds(i * " + step + ")";
        return "(SELECT * FROM (SELECT *, " + start + " AS window_start, " + end + " AS window_end FROM " + input.name()
                + ", range(" + first + ", " + (last + 1) + ") AS steps(i)) AS placed WHERE window_end > "
                + EventTimes.COLUMN + (input.timed() ? " AND (seen_at IS NULL OR " + closed() + " > seen_at)" : "")
                + ")";
    }

    /** When a window is final, in DuckDB's dialect. */
    String closed() {
        return "window_end + to_seconds(" + grace + ")";
    }
}
