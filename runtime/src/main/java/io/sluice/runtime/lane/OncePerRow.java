package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;

/**
 * Where an operator reports rows of which some are in other lanes, too: that one of these is late is left to another lane to say. A failing
 * expression is always reported: it is that of a pair, which is in one lane only. For one thread at a time.
 */
public final class OncePerRow implements RejectedRows {
    private final RejectedRows target;
    private boolean copies;

    public OncePerRow(RejectedRows target) {
        this.target = target;
    }

    /** Passes on to the operator rows that another lane gets as well. */
    public Output ofCopies(Output receiver) {
        return batch -> {
            copies = true;
            try {
                receiver.emit(batch);
            } finally {
                copies = false;
            }
        };
    }

    @Override
    public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
        if (!copies) {
            target.late(batch, row, timeColumn, watermark);
        }
    }

    @Override
    public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
        target.failed(batch, row, code, message, span);
    }
}
