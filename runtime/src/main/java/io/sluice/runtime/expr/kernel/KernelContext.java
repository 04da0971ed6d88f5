package io.sluice.runtime.expr.kernel;

import io.sluice.sql.diagnostic.ErrorCode;
import org.apache.arrow.memory.BufferAllocator;

/** What a kernel needs while it runs. */
public interface KernelContext {
    BufferAllocator allocator();

    /** The function fails for a row. */
    void fail(int row, ErrorCode code, String message);
}
