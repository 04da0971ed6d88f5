package io.sluice.runtime.expr;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.arrow.memory.BufferAllocator;

/** The evaluation of an expression without columns, once for a whole batch: if it fails, every row does. */
final class ConstantEvaluation implements Evaluation {
    private final Evaluation whole;
    private final int rowCount;

    ConstantEvaluation(Evaluation whole, int rowCount) {
        this.whole = whole;
        this.rowCount = rowCount;
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
        for (int i = 0; i < rowCount; i++) {
            whole.fail(i, code, message, span);
        }
    }
}
