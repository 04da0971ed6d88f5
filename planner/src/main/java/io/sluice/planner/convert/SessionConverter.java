package io.sluice.planner.convert;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.time.Duration;
import java.util.List;

/** Sessions over rows in general. */
final class SessionConverter {
    private static final String ADVICE =
            "declare the watermark on the stream: WATERMARK FOR time AS time - INTERVAL '5' SECOND";

    private SessionConverter() {}

    static SessionNode node(
            PlanNode input, int timeColumn, List<Integer> keys, Duration gap, Duration grace, PlanFactory factory) {
        int width = input.rowType().size();
        List<TimeColumn> below = TimeColumns.of(input);
        List<TimeColumn> times = TimeColumns.session(below, width, spec(gap, grace), timeColumn);
        PlanTraits in = input.traits();
        StateBound state = StateBound.NONE;
        if (factory.continuous()) {
            state = !times.isEmpty()
                    ? StateBound.of(StateBound.Kind.WATERMARK)
                    : factory.finite(input)
                            ? StateBound.of(StateBound.Kind.KEYS)
                            : new StateBound(StateBound.Kind.UNBOUNDED, ADVICE);
        }
        return new SessionNode(
                input,
                timeColumn,
                keys,
                gap,
                grace,
                TimeColumns.delay(below, timeColumn),
                new PlanTraits(
                        withWindow(input.rowType(), timeColumn),
                        factory.continuous() ? ChangeMode.CHANGING : ChangeMode.APPEND,
                        in.key(),
                        in.singleRow(),
                        TimeColumns.eventTime(times),
                        state));
    }

    /** A session as a window of event time: its size is the gap. */
    static WindowSpec spec(Duration gap, Duration grace) {
        return new WindowSpec(WindowSpec.Kind.SESSION, gap, Duration.ZERO, Duration.ZERO, grace);
    }

    /** The row with the three columns of a window of event time. */
    static RowType withWindow(RowType input, int timeColumn) {
        SqlType time = input.type(timeColumn).withNullable(false);
        return input.append(List.of(
                new Field("window_start", time), new Field("window_end", time), new Field("window_time", time)));
    }
}
