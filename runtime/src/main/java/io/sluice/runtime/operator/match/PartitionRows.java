package io.sluice.runtime.operator.match;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** The rows of each partition that a match may still need, in the pattern's order. */
final class PartitionRows implements AutoCloseable {
    private final RowType rowType;
    private final BufferAllocator allocator;
    private final OrderedRowCodec codec;
    private final OrderedRows rows;
    private final NodeList nodes = new NodeList();

    PartitionRows(MatchSpec spec, BufferAllocator allocator) {
        this.rowType = spec.input();
        this.allocator = allocator;
        this.codec = new OrderedRowCodec(rowType.types(), spec.order(), allocator);
        this.rows = new OrderedRows(allocator);
    }

    /** Makes the rows of a batch ready to be added to groups below a bound. */
    void prepare(ChangeBatch batch, int groupBound) {
        rows.ensureGroups(groupBound);
        codec.encode(batch);
    }

    /** Adds or takes away copies of a row of the batch prepared last; gives its position in the group. */
    int add(int group, int row, long weight) {
        long address = codec.address(row);
        int length = codec.length(row);
        int node = rows.add(group, address, length, weight);
        int position = (int) rows.before(group, address, length);
        if (rows.count(node) == 0) {
            rows.remove(group, node);
        }
        return position;
    }

    /** Whether more copies of some row were taken away than had come. */
    boolean hasNegative() {
        return rows.hasNegative();
    }

    /** Rows of a group, each copy counted. */
    int size(int group) {
        return Math.toIntExact(rows.size(group));
    }

    /**
     * The rows of a group from a position on.
     *
     * @param complete whether none of the group's rows was dropped
     * @return owned by the caller
     */
    Region region(int group, int from, int size, boolean complete) {
        nodes.clear();
        rows.collect(group, from, size, nodes);
        try (BatchBuilder builder = new BatchBuilder(rowType, allocator)) {
            ColumnBuilder[] columns = columns(builder);
            for (int i = 0; i < nodes.size(); i++) {
                for (long copy = 0; copy < nodes.copies(i); copy++) {
                    codec.decode(rows.address(nodes.node(i)), columns);
                    builder.endRow();
                }
            }
            return new Region(builder.build(), from, from == 0 && complete);
        }
    }

    /** Appends a group's rows, copies as weights. */
    void decode(int group, BatchBuilder into) {
        ColumnBuilder[] columns = columns(into);
        nodes.clear();
        rows.collect(group, 0, rows.size(group), nodes);
        for (int i = 0; i < nodes.size(); i++) {
            codec.decode(rows.address(nodes.node(i)), columns);
            into.endRow(nodes.copies(i));
        }
    }

    private ColumnBuilder[] columns(BatchBuilder builder) {
        ColumnBuilder[] columns = new ColumnBuilder[rowType.size()];
        Arrays.setAll(columns, builder::column);
        return columns;
    }

    void dropFirst(int group, int count) {
        for (int left = count; left > 0; ) {
            int node = rows.nodeAt(group, 0);
            long copies = rows.count(node);
            if (copies > left) {
                rows.reduce(group, node, left);
                left = 0;
            } else {
                rows.remove(group, node);
                left -= (int) copies;
            }
        }
    }

    /** Distinct rows of all groups. */
    long count() {
        return rows.nodeCount();
    }

    long stateBytes() {
        return rows.stateBytes() + codec.stateBytes();
    }

    @Override
    public void close() {
        rows.close();
        codec.close();
    }
}
