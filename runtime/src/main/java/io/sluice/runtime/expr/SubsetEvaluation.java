package io.sluice.runtime.expr;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.arrow.memory.BufferAllocator;

/** The evaluation of some rows of a batch, put together as a batch of their own: failures go to the rows they came from. */
final class SubsetEvaluation implements Evaluation {
    private final Evaluation whole;
    private final int[] rows;

    /** @param rows where each row of the small batch stands in the whole one */
    SubsetEvaluation(Evaluation whole, int[] rows) {
        this.whole = whole;
        this.rows = rows;
    }

    @Override
    public BufferAllocator allocator() {
        return whole.allocator();
    }

    @Override
    public long nowMicros() {
        return whole.nowMicros();
    }

    @Override
    public Object parameter(int index) {
        return whole.parameter(index);
    }

    @Override
    public void fail(int row, ErrorCode code, String message, SourceSpan span) {
        whole.fail(rows[row], code, message, span);
    }
}
