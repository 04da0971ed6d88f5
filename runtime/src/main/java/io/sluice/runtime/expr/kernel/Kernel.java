package io.sluice.runtime.expr.kernel;

import io.sluice.runtime.batch.Column;

/** A function over columns. For one thread at a time; holds no buffer between calls. */
@FunctionalInterface
public interface Kernel {
    /**
     * Computes the function for every row.
     *
     * @param args borrowed; of a strict kernel none is a constant NULL
     * @return a column of {@code rowCount} rows, owned by the caller; NULL in the rows that failed
     */
    Column apply(Operand[] args, int rowCount, KernelContext context);

    /** Whether a NULL argument always gives NULL. */
    default boolean isStrict() {
        return true;
    }
}
