package io.sluice.planner.convert;

import io.sluice.planner.plan.WindowSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * A column that follows the watermark: every later row has a value of at least {@code watermark − delay} in it.
 *
 * @param role what the column says of a window; PLAIN for an ordinary event time
 * @param window the window it belongs to; empty for PLAIN
 */
record TimeColumn(int column, Duration delay, Role role, Optional<WindowSpec> window) {
    enum Role {
        PLAIN,
        START,
        END,
        TIME
    }

    TimeColumn at(int newColumn) {
        return new TimeColumn(newColumn, delay, role, window);
    }

    TimeColumn withDelay(Duration newDelay) {
        return new TimeColumn(column, newDelay, role, window);
    }
}
