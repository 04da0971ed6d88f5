package io.sluice.runtime.table;

import java.util.Arrays;

/** When the rows of a chunk arrived: runs of rows with one tick clock each, clocks rising. Immutable. */
final class ArrivalRuns {
    private final int[] ends;
    private final long[] clocks;

    private ArrivalRuns(int[] ends, long[] clocks) {
        this.ends = ends;
        this.clocks = clocks;
    }

    static ArrivalRuns of(int rows, long clock) {
        return new ArrivalRuns(new int[] {rows}, new long[] {clock});
    }

    /** How many rows, from the first, arrived before a clock. */
    int rowsBefore(long clock) {
        int rows = 0;
        for (int i = 0; i < ends.length && clocks[i] < clock; i++) {
            rows = ends[i];
        }
        return rows;
    }

    /** Adds the runs of those rows of another chunk that are kept. */
    static final class Builder {
        private int[] ends = new int[4];
        private long[] clocks = new long[4];
        private int runs;
        private int rows;

        void append(KeptRows kept) {
            ArrivalRuns source = kept.chunk().arrivals();
            int run = 0;
            for (int i = 0; i < kept.count(); i++) {
                while (kept.row(i) >= source.ends[run]) {
                    run++;
                }
                append(source.clocks[run]);
            }
        }

        private void append(long clock) {
            rows++;
            if (runs > 0 && clocks[runs - 1] == clock) {
                ends[runs - 1] = rows;
                return;
            }
            if (runs == ends.length) {
                ends = Arrays.copyOf(ends, 2 * runs);
                clocks = Arrays.copyOf(clocks, 2 * runs);
            }
            ends[runs] = rows;
            clocks[runs++] = clock;
        }

        ArrivalRuns build() {
            return new ArrivalRuns(Arrays.copyOf(ends, runs), Arrays.copyOf(clocks, runs));
        }
    }
}
