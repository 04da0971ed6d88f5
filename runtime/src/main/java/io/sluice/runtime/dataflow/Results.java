package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.consolidate.Consolidation;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Changes that a query has given and its target has not got. Where they wait for long, only what is left of them does. Not thread-safe. */
final class Results implements Output, AutoCloseable {
    private static final long FEW_ROWS = 1 << 16;

    private final BufferAllocator allocator;
    private final List<ChangeBatch> batches = new ArrayList<>();
    private long rows;
    private long allowed = FEW_ROWS;

    Results(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public void emit(ChangeBatch batch) {
        batches.add(batch);
        rows += batch.rowCount();
    }

    /** Says that they go on waiting: changes that cancel out are dropped once there are many. */
    void keep() {
        if (rows > allowed) {
            ChangeBatch net;
            try (ChangeBatch all = Concat.batches(batches, allocator)) {
                net = Consolidation.consolidate(all, allocator);
            }
            close();
            emit(net);
            allowed = Math.max(FEW_ROWS, 2 * rows);
        }
    }

    /** Hands all over, in their order. */
    void deliver(Output target) {
        for (int i = 0; i < batches.size(); i++) {
            ChangeBatch batch = batches.get(i);
            batches.set(i, null);
            target.emit(batch);
        }
        batches.clear();
        rows = 0;
        allowed = FEW_ROWS;
    }

    /** Drops all. */
    @Override
    public void close() {
        for (ChangeBatch batch : batches) {
            if (batch != null) {
                batch.close();
            }
        }
        batches.clear();
        rows = 0;
    }
}
