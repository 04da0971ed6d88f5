package io.sluice.runtime.expr;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The evaluation of expressions over one batch, which collects the rows that fail, each once. Not thread-safe. */
public final class RowEvaluation implements Evaluation {
    /** A row for which an expression failed. */
    public record Failure(int row, ErrorCode code, String message, SourceSpan span) {}

    private final BufferAllocator allocator;
    private final long nowMicros;
    private final List<Object> parameters;
    private final List<Failure> failures = new ArrayList<>();
    private final BitSet failedRows = new BitSet();

    /** @param parameters in the Java forms of their types; null for NULL */
    public RowEvaluation(BufferAllocator allocator, long nowMicros, List<Object> parameters) {
        this.allocator = allocator;
        this.nowMicros = nowMicros;
        this.parameters = parameters;
    }

    @Override
    public BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public long nowMicros() {
        return nowMicros;
    }

    @Override
    public Object parameter(int index) {
        return parameters.get(index);
    }

    @Override
    public void fail(int row, ErrorCode code, String message, SourceSpan span) {
        if (!failedRows.get(row)) {
            failedRows.set(row);
            failures.add(new Failure(row, code, message, span));
        }
    }

    public boolean hasFailures() {
        return !failures.isEmpty();
    }

    public boolean hasFailed(int row) {
        return failedRows.get(row);
    }

    /** In the order they were found. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }
}
