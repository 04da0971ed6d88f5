package io.sluice.runtime.operator.session;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;

/** Rows of one batch, owned by this, whose own sessions have closed and that wait for an open one to come near until the tick ends. */
final class LateRows implements AutoCloseable {
    private final ChangeBatch batch;
    private int[] rows;

    /** @param rows the later ones first */
    LateRows(ChangeBatch batch, int[] rows) {
        this.batch = batch;
        this.rows = rows;
    }

    ChangeBatch batch() {
        return batch;
    }

    /** Those that still wait, the later ones first. */
    int[] rows() {
        return rows;
    }

    /** Leaves only the first of {@code rest} waiting. */
    void keep(int[] rest, int count) {
        rows = Arrays.copyOf(rest, count);
    }

    @Override
    public void close() {
        batch.close();
    }
}
