package io.sluice.runtime.seek;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.seek.LongRanges.Range;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cuts all numbers where a filter's range begins or ends: a place is from one cut to the next. A value is looked up in a
 * guide of equal steps, which tells between which cuts to search: mostly there is one at most.
 */
final class RangePlaces implements Places {
    private static final int LEAST_STEPS = 1 << 11;
    private static final int MOST_STEPS = 1 << 16;

    /** Without the least number there is, which would stretch the guide over all others. */
    private final long[] cuts;

    /** The place of values below all cuts: 1 where a filter wants the least number, else nowhere. */
    private final int lowest;

    /** At each step, how many cuts are at or below its first value. */
    private final int[] guide;

    private final int shift;
    private long[] ordinals = new long[0];

    RangePlaces(List<SoughtRanges> filters) {
        long[] all = filters.stream()
                .flatMap(filter -> filter.ranges().ranges().stream())
                .flatMapToLong(RangePlaces::cuts)
                .sorted()
                .distinct()
                .toArray();
        this.lowest = all.length > 0 && all[0] == Long.MIN_VALUE ? 1 : NOWHERE;
        this.cuts = Arrays.copyOfRange(all, lowest, all.length);
        int wanted = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, 4 * Integer.highestOneBit(cuts.length + 1)));
        long span = cuts.length == 0 ? 0 : cuts[cuts.length - 1] - cuts[0];
        int bits = 0;
        while (bits < 64 && Long.compareUnsigned(span >>> bits, wanted) >= 0) {
            bits++;
        }
        this.shift = bits;
        this.guide = new int[(int) (span >>> bits) + 2];
        fillGuide();
    }

    private void fillGuide() {
        int below = 0;
        for (int step = 0; step < guide.length - 1; step++) {
            while (below < cuts.length && Long.compareUnsigned(cuts[below] - cuts[0], (long) step << shift) <= 0) {
                below++;
            }
            guide[step] = below;
        }
        guide[guide.length - 1] = cuts.length;
    }

    private static LongStream cuts(Range range) {
        return range.last() == Long.MAX_VALUE
                ? LongStream.of(range.first())
                : LongStream.of(range.first(), range.last() + 1);
    }

    @Override
    public int count() {
        return lowest + cuts.length + 1;
    }

    @Override
    public void find(Column column, int rows, int[] places) {
        if (cuts.length == 0) {
            Arrays.fill(places, 0, rows, lowest);
        } else {
            ordinals = ordinals.length < rows ? new long[rows] : ordinals;
            Ordinals.read(column, rows, ordinals);
            if (shift == 0) {
                direct(rows, places);
            } else {
                searched(rows, places);
            }
        }
        if (column.hasNulls()) {
            for (int row = 0; row < rows; row++) {
                if (!Memory.getBit(column.validity(), row)) {
                    places[row] = NOWHERE;
                }
            }
        }
    }

    /** The guide has a step for every value between the first cut and the last. */
    private void direct(int rows, int[] places) {
        long first = cuts[0];
        long last = cuts[cuts.length - 1];
        for (int row = 0; row < rows; row++) {
            long value = Math.min(ordinals[row], last);
            places[row] = lowest + (value < first ? 0 : guide[(int) (value - first)]);
        }
    }

    private void searched(int rows, int[] places) {
        long first = cuts[0];
        long last = cuts[cuts.length - 1];
        for (int row = 0; row < rows; row++) {
            long value = Math.min(ordinals[row], last);
            if (value < first) {
                places[row] = lowest;
                continue;
            }
            int step = (int) (value - first >>> shift);
            int place = guide[step];
            int most = guide[step + 1];
            while (place < most) {
                int middle = place + most >>> 1;
                if (cuts[middle] <= value) {
                    place = middle + 1;
                } else {
                    most = middle;
                }
            }
            places[row] = lowest + place;
        }
    }

    @Override
    public int[] wanted(Sought sought) {
        List<Range> ranges = ((SoughtRanges) sought).ranges().ranges();
        int[] wanted = new int[2 * ranges.size()];
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            wanted[2 * i] = place(range.first());
            wanted[2 * i + 1] = range.last() == Long.MAX_VALUE ? count() : place(range.last() + 1);
        }
        return wanted;
    }

    /** The place that begins at a cut. */
    private int place(long cut) {
        return lowest + Arrays.binarySearch(cuts, cut) + 1;
    }
}
