package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.operator.consolidate.Consolidation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/** Changes that a query has given and its target has not got. Where they wait for long, only what is left of them does. Not thread-safe. */
final class Results implements LaneResults.Receiver, AutoCloseable {
    private static final long FEW_ROWS = 1 << 16;

    private final BufferAllocator allocator;
    private final List<Given> given = new ArrayList<>();
    private long rows;
    private long allowed = FEW_ROWS;

    /** A batch of one lane; null once it was handed over. */
    private static final class Given {
        private final int lane;
        private ChangeBatch batch;

        Given(ChangeBatch batch, int lane) {
            this.batch = batch;
            this.lane = lane;
        }
    }

    Results(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public void emit(ChangeBatch batch, int lane) {
        given.add(new Given(batch, lane));
        rows += batch.rowCount();
    }

    /** Says that they go on waiting: changes of a lane that cancel out are dropped once there are many. */
    void keep() {
        if (rows > allowed) {
            SortedMap<Integer, ChangeBatch> net = new TreeMap<>();
            for (Given each : given) {
                if (!net.containsKey(each.lane)) {
                    net.put(each.lane, net(each.lane));
                }
            }
            close();
            net.forEach((lane, batch) -> emit(batch, lane));
            allowed = Math.max(FEW_ROWS, 2 * rows);
        }
    }

    private ChangeBatch net(int lane) {
        List<ChangeBatch> batches = given.stream()
                .filter(each -> each.lane == lane)
                .map(each -> each.batch)
                .toList();
        try (ChangeBatch all = Concat.batches(batches, allocator)) {
            return Consolidation.consolidate(all, allocator);
        }
    }

    /** Hands all over, in their order. */
    void deliver(LaneResults.Receiver target) {
        for (Given each : given) {
            ChangeBatch batch = each.batch;
            each.batch = null;
            target.emit(batch, each.lane);
        }
        given.clear();
        rows = 0;
        allowed = FEW_ROWS;
    }

    /** Drops all. */
    @Override
    public void close() {
        for (Given each : given) {
            if (each.batch != null) {
                each.batch.close();
            }
        }
        given.clear();
        rows = 0;
    }
}
