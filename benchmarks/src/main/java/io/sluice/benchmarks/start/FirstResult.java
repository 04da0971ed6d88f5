package io.sluice.benchmarks.start;

import java.time.LocalDateTime;

/**
 * The question that each engine is asked right after its JVM was launched: 100,000 bids of 1,000 bidders at 1,000 a second come row by row from the
 * program, and are counted by bidder in windows of ten seconds; then how many counts there are and their sum is read.
 */
public final class FirstResult {
    public static final int ROWS = 100_000;
    static final String MARK = "first result: ";
    private static final int BIDDERS = 1_000;
    private static final int WINDOWS = 10;
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private FirstResult() {}

    public static long bidder(int row) {
        return row * 7919L % BIDDERS;
    }

    public static long price(int row) {
        return 100 + row % 17;
    }

    public static LocalDateTime at(int row) {
        return BEGIN.plusNanos(row * 1_000_000L);
    }

    /**
     * Tells whoever measures that the result is there.
     *
     * @throws IllegalStateException when it is wrong
     */
    public static void found(long counts, long sum) {
        if (counts != WINDOWS * BIDDERS || sum != ROWS) {
            throw new IllegalStateException(counts + " counts of " + sum + " bids");
        }
        System.out.println(MARK + counts);
        System.out.flush();
    }
}
