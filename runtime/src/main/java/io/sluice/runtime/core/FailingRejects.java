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
        Diagnostic diagnostic = Diagnostic.of(code, span, message).withHint(wayOut(code));
        boolean constant = batch.columnCount() == 0;
        throw new SluiceException(
                constant ? diagnostic : diagnostic.withDetail("in row " + RowText.of(batch, row)), sql);
    }

    private static String wayOut(ErrorCode code) {
        return switch (code) {
            case DIVISION_BY_ZERO -> "divide by NULLIF(divisor, 0) to get NULL instead";
            case INVALID_CAST -> "TRY_CAST gives NULL instead";
            case NUMERIC_OVERFLOW ->
                "compute in a wider type, as in CAST(x AS DECIMAL(38, 0)), or TRY_CAST to get NULL";
            default -> "leave such rows out by WHERE";
        };
    }
}
