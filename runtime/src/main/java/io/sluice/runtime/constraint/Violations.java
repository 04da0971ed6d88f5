package io.sluice.runtime.constraint;

import io.sluice.sql.diagnostic.ErrorCode;

/** Takes what {@link RowConstraints} finds wrong with a batch. */
@FunctionalInterface
public interface Violations {
    /**
     * @param row place in the batch; one row may be named several times
     * @param hint a way out; may be empty
     */
    void add(int row, ErrorCode code, String message, String hint);
}
