package io.sluice.planner.function.sketch;

import java.nio.ByteBuffer;

/**
 * Count-min: how often each hash came. No estimate is too small; with a chance of 99.3 percent it is too large by at most 0.27 percent of
 * all that was counted (5 rows of 1,024 counters: e / 1024, e^−5).
 */
final class CountMinSketch {
    private static final int ROWS = 5;
    private static final int WIDTH = 1 << 10;

    static final int BYTES = 8 * ROWS * WIDTH;

    private CountMinSketch() {}

    static void add(byte[] sketch, long hash, long weight) {
        ByteBuffer counters = ByteBuffer.wrap(sketch);
        for (int row = 0; row < ROWS; row++) {
            int at = position(row, hash);
            counters.putLong(at, counters.getLong(at) + weight);
        }
    }

    static void merge(byte[] sketch, byte[] other, long weight) {
        ByteBuffer counters = ByteBuffer.wrap(sketch);
        ByteBuffer added = ByteBuffer.wrap(other);
        for (int at = 1; at < sketch.length; at += 8) {
            counters.putLong(at, counters.getLong(at) + weight * added.getLong(at));
        }
    }

    static long estimate(byte[] sketch, long hash) {
        ByteBuffer counters = ByteBuffer.wrap(sketch);
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, counters.getLong(position(row, hash)));
        }
        return least;
    }

    /** Each row reads ten bits of its own. */
    private static int position(int row, long hash) {
        return 1 + 8 * (row * WIDTH + (int) (hash >>> 10 * row & WIDTH - 1));
    }
}
