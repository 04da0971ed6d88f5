package io.sluice.planner.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A column that follows the watermark: every later row has a value of at least {@code watermark − delay} in it. The watermark is the one of
 * the rows at hand: building windows over a delayed column takes its delay off.
 *
 * @param role what the column says of a window; PLAIN for an ordinary event time
 * @param window the window it belongs to; empty for PLAIN
 * @param level tells windows over windows apart: how many windows stand below this one; 0 for PLAIN
 */
public record TimeColumn(int column, Duration delay, Role role, Optional<WindowSpec> window, int level) {
    public enum Role {
        PLAIN,
        START,
        END,
        TIME
    }

    /** An ordinary event time. */
    public static TimeColumn plain(int column, Duration delay) {
        return new TimeColumn(column, delay, Role.PLAIN, Optional.empty(), 0);
    }

    /** The same column at another place. */
    public TimeColumn at(int newColumn) {
        return new TimeColumn(newColumn, delay, role, window, level);
    }

    /** The same column, further behind the watermark or less so. */
    public TimeColumn withDelay(Duration newDelay) {
        return new TimeColumn(column, newDelay, role, window, level);
    }

    /** Whether both belong to the same window. */
    public boolean sameWindow(TimeColumn other) {
        return level == other.level && window.equals(other.window);
    }
}
