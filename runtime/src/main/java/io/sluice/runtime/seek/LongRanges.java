package io.sluice.runtime.seek;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of whole numbers as ranges that neither overlap nor touch.
 *
 * @param ranges ascending
 */
public record LongRanges(List<Range> ranges) {
    /** No number. */
    public static final LongRanges NONE = new LongRanges(List.of());

    /** All numbers from {@code first} to {@code last}. */
    public record Range(long first, long last) {}

    public LongRanges {
        ranges = List.copyOf(ranges);
    }

    /** Both ends belong to it; empty when they are in the wrong order. */
    public static LongRanges between(long first, long last) {
        return first > last ? NONE : new LongRanges(List.of(new Range(first, last)));
    }

    public static LongRanges points(long... values) {
        return joined(Arrays.stream(values).sorted().mapToObj(value -> new Range(value, value)));
    }

    public static LongRanges below(long end) {
        return end == Long.MIN_VALUE ? NONE : between(Long.MIN_VALUE, end - 1);
    }

    public static LongRanges above(long end) {
        return end == Long.MAX_VALUE ? NONE : between(end + 1, Long.MAX_VALUE);
    }

    public LongRanges or(LongRanges other) {
        return joined(
                Stream.concat(ranges.stream(), other.ranges.stream()).sorted(Comparator.comparingLong(Range::first)));
    }

    private static LongRanges joined(Stream<Range> ascending) {
        List<Range> joined = new ArrayList<>();
        for (Range next : (Iterable<Range>) ascending::iterator) {
            Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && (last.last == Long.MAX_VALUE || next.first <= last.last + 1)) {
                joined.set(joined.size() - 1, new Range(last.first, Math.max(last.last, next.last)));
            } else {
                joined.add(next);
            }
        }
        return new LongRanges(joined);
    }

    public LongRanges not() {
        List<Range> gaps = new ArrayList<>();
        long from = Long.MIN_VALUE;
        for (Range range : ranges) {
            if (range.first > from) {
                gaps.add(new Range(from, range.first - 1));
            }
            if (range.last == Long.MAX_VALUE) {
                return new LongRanges(gaps);
            }
            from = range.last + 1;
        }
        gaps.add(new Range(from, Long.MAX_VALUE));
        return new LongRanges(gaps);
    }

    public LongRanges and(LongRanges other) {
        return not().or(other.not()).not();
    }
}
