package io.sluice.planner.convert;

import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.plan.WindowSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds which group keys say that groups belong to event-time windows. */
final class WindowKeyFinder {
    private WindowKeyFinder() {}

    /** The keys of one window, that of the first window column among them; empty when there is none. */
    static Optional<WindowKeys> find(List<TimeColumn> times, List<Integer> keys) {
        TimeColumn first = null;
        int[] positions = {-1, -1, -1, -1};
        Duration grace = Duration.ZERO;
        for (int i = 0; i < keys.size(); i++) {
            for (TimeColumn column : times) {
                if (column.column() != keys.get(i) || column.window().isEmpty()) {
                    continue;
                }
                first = first == null ? column : first;
                if (first.sameWindow(column)) {
                    positions[column.role().ordinal()] = i;
                    grace = TimeColumns.longer(grace, lag(column));
                }
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        WindowSpec spec = first.window().get();
        int end = positions[TimeColumn.Role.END.ordinal()];
        int time = positions[TimeColumn.Role.TIME.ordinal()];
        boolean closedByEnd = spec.kind() == WindowSpec.Kind.CUMULATE && (end >= 0 || time >= 0);
        int start = closedByEnd ? -1 : positions[TimeColumn.Role.START.ordinal()];
        return Optional.of(new WindowKeys(start, end, time, spec.size(), grace));
    }

    /** How far behind the end of its window a row with this column may come. */
    private static Duration lag(TimeColumn column) {
        WindowSpec spec = column.window().get();
        Duration late = column.role() == TimeColumn.Role.START ? column.delay().minus(spec.size()) : column.delay();
        return TimeColumns.longer(spec.grace(), late);
    }
}
