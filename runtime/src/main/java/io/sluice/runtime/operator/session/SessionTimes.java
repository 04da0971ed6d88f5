package io.sluice.runtime.operator.session;

import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.window.EventTimes;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;

/** The lengths of time of a session operator, in the unit of its time column. */
final class SessionTimes {
    private final int column;
    private final TimeUnit unit;
    private final long gap;
    private final Duration grace;

    SessionTimes(SessionSpec spec) {
        this.column = spec.timeColumn();
        this.unit = spec.input().type(column).timeUnit();
        this.gap = EventTimes.units(spec.gap(), unit);
        this.grace = spec.grace();
    }

    long gap() {
        return gap;
    }

    /** Sessions that end there or earlier are closed at this watermark, in microseconds. */
    long closedThrough(long watermark) {
        return EventTimes.closedThrough(watermark, grace, unit);
    }

    /** Whether a row has a session; one without is rejected: its time is NULL, or so far from 1970 that its session has no end. */
    boolean accept(ChangeBatch batch, int row, RejectedRows rejected) {
        boolean isNull = batch.column(column).isNull(row);
        long time = isNull ? 0 : time(batch, row);
        if (!isNull && time > Long.MIN_VALUE + 2 * gap && time < Long.MAX_VALUE - 2 * gap) {
            return true;
        }
        rejected.failed(
                batch,
                row,
                isNull ? ErrorCode.NOT_NULL_VIOLATION : ErrorCode.INVALID_ARGUMENT,
                isNull ? "the event time is NULL" : "the event time is too far from 1970 for a window",
                SourceSpan.NONE);
        return false;
    }

    long time(ChangeBatch batch, int row) {
        return Memory.getLong(batch.column(column).data() + 8L * row);
    }
}
