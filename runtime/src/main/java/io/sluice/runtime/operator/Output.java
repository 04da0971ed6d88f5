package io.sluice.runtime.operator;

import io.sluice.runtime.batch.ChangeBatch;

/** Where an operator's results go. */
@FunctionalInterface
public interface Output {
    /** Hands over a batch: it belongs to the receiver from now on. Empty batches are allowed. */
    void emit(ChangeBatch batch);
}
