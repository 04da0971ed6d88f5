package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;

/** The first row whose expression fails ends the statement, with the expression's place in its text. */
final class FailingRejects implements RejectedRows {
    private final String sql;
    private final RejectedRows late;

    /** @param late takes late rows, which are no failure */
    FailingRejects(String sql, RejectedRows late) {
        this.sql = sql;
        this.late = late;
    }

    @Override
    public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
        late.late(batch, row, timeColumn, watermark);
    }

    @Override
    public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
        throw new SluiceException(
                Diagnostic.of(code, span, message).withDetail("in row " + RowText.of(batch, row)), sql);
    }
}
