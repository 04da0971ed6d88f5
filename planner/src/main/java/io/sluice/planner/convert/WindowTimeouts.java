package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.plan.WindowTimeoutNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets the clock close the windows of final aggregates that get no more rows. The clock is watched below the window itself, so that sessions
 * and windows below it hear of the time too; above a join or a union, where one input may be silent and the other not, right below
 * the aggregate.
 */
final class WindowTimeouts {
    private final PlanFactory factory;
    private final Duration timeout;

    WindowTimeouts(PlanFactory factory, Duration timeout) {
        this.factory = factory;
        this.timeout = timeout;
    }

    PlanNode apply(PlanNode node) {
        if (node instanceof AggregateNode aggregate && aggregate.emit() == EmitMode.FINAL) {
            return factory.withInputs(aggregate, List.of(timed(aggregate)));
        }
        if (node instanceof GroupingSetsNode sets && sets.sets().get(0).emit() == EmitMode.FINAL) {
            return factory.withInputs(sets, List.of(timed(sets.sets().get(0))));
        }
        return factory.withInputs(node, node.inputs().stream().map(this::apply).toList());
    }

    /** The same node over another input that is as good. */
    static WindowTimeoutNode node(PlanNode input, WindowTimeoutNode like) {
        PlanTraits in = input.traits();
        PlanTraits traits =
                new PlanTraits(in.rowType(), in.changes(), in.key(), in.singleRow(), in.eventTime(), StateBound.NONE);
        return new WindowTimeoutNode(input, like.timeColumn(), like.window(), like.after(), like.timeout(), traits);
    }

    private PlanNode timed(AggregateNode aggregate) {
        PlanNode input = aggregate.input();
        WindowKeys keys = aggregate.window().orElseThrow();
        TimeColumn window = TimeColumns.of(input).stream()
                .filter(column -> column.column() == column(aggregate, keys))
                .findFirst()
                .orElseThrow();
        return reaches(input, window.level())
                ? below(input, window.level(), keys.grace())
                : watched(input, window.column(), Optional.empty(), afterColumn(input, window, keys));
    }

    private static int column(AggregateNode aggregate, WindowKeys keys) {
        int key = keys.endKey() >= 0 ? keys.endKey() : keys.timeKey() >= 0 ? keys.timeKey() : keys.startKey();
        return aggregate.groupKeys().get(key);
    }

    private static Duration afterColumn(PlanNode input, TimeColumn window, WindowKeys keys) {
        Duration toEnd = switch (window.role()) {
            case START -> keys.size();
            case TIME ->
                Duration.ofNanos(1_000_000_000L
                        / input.rowType().type(window.column()).timeUnit().perSecond());
            default -> Duration.ZERO;
        };
        return toEnd.plus(wholeMicros(keys.grace()));
    }

    /** Whether all rows come from one place where windows of this level are made. */
    private static boolean reaches(PlanNode node, int level) {
        if (levelOf(node) == level) {
            return true;
        }
        return node.inputs().size() == 1 && reaches(node.inputs().get(0), level);
    }

    /**
     * Watches the inputs of all windows up to a level, down to where rows come together or from.
     *
     * @param grace how far behind its end the aggregate keeps a window of that level, which may be longer than the window says
     */
    private PlanNode below(PlanNode node, int level, Duration grace) {
        if (node.inputs().size() != 1) {
            return node;
        }
        int own = levelOf(node);
        PlanNode input = below(node.inputs().get(0), level, own == level ? Duration.ZERO : grace);
        if (own > 0 && own <= level) {
            input = watched(node, input, grace);
        }
        return factory.withInputs(node, List.of(input));
    }

    private PlanNode watched(PlanNode node, PlanNode input, Duration grace) {
        if (node instanceof WindowNode window) {
            WindowSpec spec = window.window();
            Duration late = wholeMicros(TimeColumns.longer(grace, spec.grace()));
            Duration after = late.plus(wholeMicros(window.delay().orElseThrow()));
            return watched(input, window.timeColumn(), Optional.of(spec), after);
        }
        SessionNode session = (SessionNode) node;
        Duration late = wholeMicros(TimeColumns.longer(grace, session.grace()));
        Duration after =
                session.gap().plus(late).plus(wholeMicros(session.delay().orElseThrow()));
        return watched(input, session.timeColumn(), Optional.empty(), after);
    }

    private PlanNode watched(PlanNode input, int timeColumn, Optional<WindowSpec> window, Duration after) {
        return node(input, new WindowTimeoutNode(input, timeColumn, window, after, timeout, input.traits()));
    }

    /** Level of the windows a node makes; 0 when it makes none that follow the watermark. */
    private static int levelOf(PlanNode node) {
        boolean follows = node instanceof WindowNode window && window.delay().isPresent()
                || node instanceof SessionNode session && session.delay().isPresent();
        int end = follows ? node.rowType().size() - 2 : -1;
        return TimeColumns.of(node).stream()
                .filter(column -> column.column() == end)
                .mapToInt(TimeColumn::level)
                .findFirst()
                .orElse(0);
    }

    /** Watermarks are put back by whole microseconds. */
    private static Duration wholeMicros(Duration duration) {
        return duration.plusNanos(Math.floorMod(-duration.getNano(), 1_000));
    }
}
