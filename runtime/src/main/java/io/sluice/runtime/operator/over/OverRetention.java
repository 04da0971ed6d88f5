package io.sluice.runtime.operator.over;

import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.window.EventTimes;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRows;
import java.time.Duration;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Frees rows of partitions that are ordered by event time, where every frame is bounded: once the watermark has passed so far that no row to
 * come can reach a row's values, nor read the row for its own. Rows below the watermark that held when their tick began are late: the values
 * they would change may be gone.
 */
final class OverRetention implements AutoCloseable {
    private static final int KEY_BYTES = 16;

    private final int timeColumn;
    private final TimeUnit unit;
    private final Partition partition;
    private final OrderedRows rows;
    private final WindowFunction[] functions;
    private final OperatorContext context;
    private final ArrowBuf key;
    private final NodeList nodes = new NodeList();
    private long watermark = Tick.NO_WATERMARK;

    OverRetention(
            int timeColumn,
            TimeUnit unit,
            Partition partition,
            OrderedRows rows,
            WindowFunction[] functions,
            OperatorContext context) {
        this.timeColumn = timeColumn;
        this.unit = unit;
        this.partition = partition;
        this.rows = rows;
        this.functions = functions;
        this.context = context;
        this.key = context.allocator().buffer(KEY_BYTES);
    }

    private long complete() {
        return EventTimes.closedThrough(watermark, Duration.ZERO, unit);
    }

    /** Takes over a batch and gives one without the late rows, which are set aside. */
    ChangeBatch withoutLate(ChangeBatch batch) {
        long complete = complete();
        Column times = batch.column(timeColumn);
        int count = batch.rowCount();
        int[] kept = new int[count];
        int size = 0;
        for (int row = 0; row < count; row++) {
            if (!times.isNull(row) && Memory.getLong(times.data() + 8L * row) < complete) {
                context.rejected().late(batch, row, timeColumn, watermark);
            } else {
                kept[size++] = row;
            }
        }
        if (size == count) {
            return batch;
        }
        try (batch) {
            return Gather.batch(batch, kept, size, context.allocator());
        }
    }

    /** Moves the watermark on; true when that may let rows go. */
    boolean advance(long newWatermark) {
        boolean moved = newWatermark > watermark;
        watermark = Math.max(watermark, newWatermark);
        return moved;
    }

    long watermark() {
        return watermark;
    }

    /** Frees the rows of a partition that nobody needs any more. */
    void trim(int group) {
        partition.select(group);
        long complete = complete();
        if (complete == Long.MIN_VALUE) {
            return;
        }
        int length = partition.codec().putFirstKey(complete, key.memoryAddress());
        int open = partition.before(key.memoryAddress(), length);
        if (open == 0) {
            return;
        }
        int reached = open;
        for (WindowFunction function : functions) {
            reached = Math.min(reached, function.reachesFrom(partition, key.memoryAddress(), open));
        }
        long address = reached < open ? partition.address(partition.nodeAt(reached)) : key.memoryAddress();
        int needed = reached;
        for (WindowFunction function : functions) {
            needed = Math.min(needed, function.readsFrom(partition, address, reached));
        }
        if (needed > 0) {
            remove(group, needed);
        }
    }

    private void remove(int group, int count) {
        nodes.clear();
        partition.collect(0, count, nodes);
        for (int i = 0; i < nodes.size(); i++) {
            int node = nodes.node(i);
            if (nodes.copies(i) < rows.count(node)) {
                rows.reduce(group, node, nodes.copies(i));
            } else {
                rows.remove(group, node);
            }
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
