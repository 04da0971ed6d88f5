package io.sluice.planner.plan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How an aggregate over overlapping windows can do without a copy of each row for each window: rows are added up once, in the pane they fall
 * into, and panes are merged into windows.
 *
 * @param window the node whose windows are built of panes; the aggregate reads its input instead
 * @param length of a pane: windows begin and end only between panes
 */
public record Panes(WindowNode window, Duration length) {
    /** Their results do not depend on the order in which rows are added up. */
    private static final Set<AggregateFunction> UNORDERED = EnumSet.of(
            AggregateFunction.COUNT,
            AggregateFunction.SUM,
            AggregateFunction.AVG,
            AggregateFunction.MIN,
            AggregateFunction.MAX);

    /**
     * Panes for an aggregate right above overlapping windows of rows that are only added; empty where they do not help: groups or values that
     * read the bounds of the window, DISTINCT, and aggregates whose order matters.
     */
    public static Optional<Panes> of(AggregateNode aggregate) {
        if (!(aggregate.input() instanceof WindowNode window)
                || window.input().traits().changes() == ChangeMode.CHANGING
                || !overlaps(window.window())) {
            return Optional.empty();
        }
        int width = window.input().rowType().size();
        boolean mergeable = aggregate.calls().stream().allMatch(call -> addsUp(call, width));
        boolean grows = window.window().kind() == WindowSpec.Kind.CUMULATE;
        boolean byWindow = aggregate.groupKeys().stream().anyMatch(key -> key > width || key == width && !grows);
        if (!mergeable || !byWindow) {
            return Optional.empty();
        }
        return Optional.of(new Panes(window, length(window.window())));
    }

    /** Whether what a call has added up of two sets of rows gives what it would have of both, reading none but the first columns. */
    static boolean addsUp(AggregateCall call, int width) {
        return !call.distinct()
                && UNORDERED.contains(call.function())
                && call.filter() < width
                && call.args().stream().allMatch(arg -> arg < width);
    }

    private static boolean overlaps(WindowSpec window) {
        return window.kind() == WindowSpec.Kind.CUMULATE
                || window.kind() == WindowSpec.Kind.HOP && window.size().compareTo(window.slide()) > 0;
    }

    private static Duration length(WindowSpec window) {
        if (window.kind() == WindowSpec.Kind.CUMULATE) {
            return window.slide();
        }
        long a = window.size().toNanos();
        long b = window.slide().toNanos();
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return Duration.ofNanos(a);
    }
}
