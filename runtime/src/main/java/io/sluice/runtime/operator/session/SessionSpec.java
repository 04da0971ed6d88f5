package io.sluice.runtime.operator.session;

import io.sluice.planner.type.RowType;
import java.time.Duration;
import java.util.List;

/**
 * What sessions are formed of.
 *
 * @param input type of the rows that come in
 * @param timeColumn of the input, TIMESTAMP or TIMESTAMP_LTZ
 * @param keys columns of the input; rows of different keys are never in one session
 * @param gap rows less than this apart are in one session, which ends a gap after its last row
 * @param grace how long after its end a session still takes rows
 */
public record SessionSpec(RowType input, int timeColumn, List<Integer> keys, Duration gap, Duration grace) {
    public SessionSpec {
        keys = List.copyOf(keys);
    }
}
