package io.sluice.benchmarks.nexmark;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.VectorSchemaRootAppender;

/** The first events of the connector {@code nexmark}, seed 1, as Arrow batches: for each tick one of every table. Closing frees them. */
public final class NexmarkEvents implements AutoCloseable {
    private final int events;
    private final Map<EventTable, List<VectorSchemaRoot>> batches = new EnumMap<>(EventTable.class);

    /**
     * @param events how many in all; a multiple of 50
     * @param eventsPerTick a multiple of 50
     */
    public NexmarkEvents(int events, int eventsPerTick, BufferAllocator allocator) {
        this.events = events;
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            for (EventTable table : EventTable.values()) {
                ctx.execute("CREATE STREAM " + table.sql() + " WITH (connector = 'nexmark', table = '" + table.sql()
                                + "', events = " + events + ", seed = 1)")
                        .close();
                batches.put(table, read(ctx, table, table.rowsAmong(eventsPerTick), allocator));
            }
        }
    }

    int events() {
        return events;
    }

    public int ticks() {
        return batches.get(EventTable.BID).size();
    }

    /** What comes in a tick; stays owned by this. */
    public VectorSchemaRoot batch(EventTable table, int tick) {
        return batches.get(table).get(tick);
    }

    private static List<VectorSchemaRoot> read(
            SqlStreamContext ctx, EventTable table, int rowsPerTick, BufferAllocator allocator) {
        List<VectorSchemaRoot> ticks = new ArrayList<>();
        try (QueryResult result = ctx.query("SELECT * FROM " + table.sql())) {
            for (VectorSchemaRoot batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                for (int from = 0; from < batch.getRowCount(); ) {
                    VectorSchemaRoot last = open(ticks, batch, rowsPerTick, allocator);
                    int count = Math.min(rowsPerTick - last.getRowCount(), batch.getRowCount() - from);
                    try (VectorSchemaRoot part = batch.slice(from, count)) {
                        VectorSchemaRootAppender.append(last, part);
                    }
                    from += count;
                }
            }
        }
        return ticks;
    }

    /** The last tick's batch, or a new one when that is full. */
    private static VectorSchemaRoot open(
            List<VectorSchemaRoot> ticks, VectorSchemaRoot like, int rowsPerTick, BufferAllocator allocator) {
        if (ticks.isEmpty() || ticks.get(ticks.size() - 1).getRowCount() == rowsPerTick) {
            VectorSchemaRoot root = VectorSchemaRoot.create(like.getSchema(), allocator);
            root.getFieldVectors().forEach(vector -> allocate(vector, rowsPerTick));
            root.setRowCount(0);
            ticks.add(root);
        }
        return ticks.get(ticks.size() - 1);
    }

    private static void allocate(FieldVector vector, int rows) {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
    }

    @Override
    public void close() {
        batches.values().forEach(all -> all.forEach(VectorSchemaRoot::close));
    }
}
