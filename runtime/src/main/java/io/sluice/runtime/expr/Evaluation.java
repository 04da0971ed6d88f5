package io.sluice.runtime.expr;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import org.apache.arrow.memory.BufferAllocator;

/** What an expression may need while it runs, and where it reports rows that fail. */
public interface Evaluation {
    BufferAllocator allocator();

    /** The tick's clock, microseconds since the epoch. */
    long nowMicros();

    /** Value of a parameter in the Java form of its type; null for NULL. */
    Object parameter(int index);

    /** Row {@code row} of the evaluated batch fails; only the first report for a row counts. */
    void fail(int row, ErrorCode code, String message, SourceSpan span);
}
