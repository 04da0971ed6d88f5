package io.sluice.runtime.seek;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;

/** Does for rows that an index has found what is left of a filter and the projection after it. */
public interface ChosenReader {
    /** @param batch stays the caller's */
    void process(ChangeBatch batch, ChosenRows chosen, Output out);
}
