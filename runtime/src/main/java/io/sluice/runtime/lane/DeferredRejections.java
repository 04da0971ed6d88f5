package io.sluice.runtime.lane;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Holds back what one lane rejects while lanes run side by side, so that it is reported in the same order every time. */
public final class DeferredRejections implements RejectedRows, AutoCloseable {
    private final List<ChangeBatch> batches = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private ChangeBatch latest;

    /** One call, to be made later. */
    private interface Report {
        void to(RejectedRows target);
    }

    @Override
    public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
        ChangeBatch kept = keep(batch);
        reports.add(target -> target.late(kept, row, timeColumn, watermark));
    }

    @Override
    public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
        ChangeBatch kept = keep(batch);
        reports.add(target -> target.failed(kept, row, code, message, span));
    }

    /** Passes everything on; may throw what the target throws. */
    public void replay(RejectedRows target) {
        try {
            reports.forEach(report -> report.to(target));
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        reports.clear();
        batches.forEach(ChangeBatch::close);
        batches.clear();
        latest = null;
    }

    private ChangeBatch keep(ChangeBatch batch) {
        if (batch != latest) {
            latest = batch;
            batches.add(batch.share());
        }
        return batches.get(batches.size() - 1);
    }
}
