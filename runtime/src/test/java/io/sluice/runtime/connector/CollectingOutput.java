package io.sluice.runtime.connector;

import io.sluice.connector.SourceOutput;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Values;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Takes what a source gives and shows it as Java values; closing checks that no buffer is left. */
public final class CollectingOutput implements SourceOutput, AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final BatchBuilder builder;
    private final List<List<Object>> taken = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();
    private int limit = Integer.MAX_VALUE;
    private int endOfPoll;

    public CollectingOutput(RowType rowType) {
        this.builder = new BatchBuilder(rowType, allocator);
    }

    /** Is full from so many rows a poll on. */
    public void limit(int rows) {
        this.limit = rows;
    }

    public BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public BatchBuilder rows() {
        return builder;
    }

    @Override
    public void emit(ChangeBatch batch) {
        cut();
        show(batch);
    }

    private void cut() {
        if (builder.rowCount() > 0) {
            show(builder.build());
        }
    }

    private void show(ChangeBatch batch) {
        try (batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                taken.add(Values.row(batch, row));
            }
        }
    }

    @Override
    public boolean isFull() {
        return rowsOfPoll() >= limit;
    }

    @Override
    public int room() {
        return Math.max(0, limit - rowsOfPoll());
    }

    @Override
    public void badRow(String raw, String where, String reason) {
        bad.add(where.substring(where.lastIndexOf('/') + 1) + " " + reason + " [" + raw + "]");
    }

    private int rowsOfPoll() {
        return taken.size() - endOfPoll + builder.rowCount();
    }

    /** Ends a poll: the rows it brought. */
    public List<List<Object>> take() {
        cut();
        int before = endOfPoll;
        endOfPoll = taken.size();
        return List.copyOf(taken.subList(before, endOfPoll));
    }

    /** All rows of all polls. */
    public List<List<Object>> all() {
        return taken;
    }

    /** {@code where reason [raw]} of each row that could not be read. */
    public List<String> bad() {
        return bad;
    }

    @Override
    public void close() {
        builder.close();
        allocator.close();
    }
}
