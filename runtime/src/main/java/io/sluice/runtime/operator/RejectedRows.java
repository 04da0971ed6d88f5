package io.sluice.runtime.operator;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;

/** Takes rows that an operator has to leave out, so that they are counted and readable. Must copy what it keeps: the batch stays the caller's. */
public interface RejectedRows {
    /**
     * A row came after a window it belongs to had closed, and does not count there. Called for each such window.
     *
     * @param timeColumn column of {@code batch} with the row's event time, or with a bound of the window it missed
     * @param watermark in microseconds, as it stood at the start of the tick
     */
    void late(ChangeBatch batch, int row, int timeColumn, long watermark);

    /**
     * An expression failed for a row. In a statement that fails on errors this throws.
     *
     * @param span of the failing expression in the query's text
     */
    void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span);
}
