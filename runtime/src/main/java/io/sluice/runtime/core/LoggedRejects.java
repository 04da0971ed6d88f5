package io.sluice.runtime.core;

import io.sluice.Clock;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;

/** Rows a standing query leaves out: to sys.late and sys.bad_rows. */
final class LoggedRejects implements RejectedRows {
    private final String query;
    private final RejectedRowLog late;
    private final RejectedRowLog bad;
    private final Clock clock;

    LoggedRejects(String query, RejectedRowLog late, RejectedRowLog bad, Clock clock) {
        this.query = query;
        this.late = late;
        this.bad = bad;
        this.clock = clock;
    }

    @Override
    public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
        String limit = SqlText.of(SqlType.timestamp(6), watermark);
        String reason = "came after this window of it had closed: the watermark was " + limit;
        late.add(new RejectedRow(clock.nowMicros(), query, reason, RowText.of(batch, row), ""));
    }

    @Override
    public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
        if (batch.weight(row) < 0) {
            return; // taken back: it was reported when it came
        }
        String where = span.isKnown() ? "line " + span.line() + ":" + span.column() + " of the query" : "";
        bad.add(new RejectedRow(clock.nowMicros(), query, code + ": " + message, RowText.of(batch, row), where));
    }
}
