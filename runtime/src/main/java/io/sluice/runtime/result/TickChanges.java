package io.sluice.runtime.result;

import io.sluice.ViewChanges;
import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;

/** A view's changes of one tick for a listener, over borrowed batches: valid as long as those are. */
public final class TickChanges implements ViewChanges {
    /** @param batches stay the caller's */
    public TickChanges(List<Field> columns, long tick, List<ChangeBatch> batches) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long tick() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Field> columns() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int rowCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long weight(int row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getObject(int row, int column) {
        throw new UnsupportedOperationException();
    }
}
