package io.sluice.runtime.operator.over;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.state.NodeList;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** The rows [from, to) of a partition as it stands, for which values are to be computed, and the rows around them that are read for that. */
final class Segment implements AutoCloseable {
    private final Partition partition;
    private final BatchBuilder builder;
    private final ColumnBuilder[] columns;
    private final NodeList nodes = new NodeList();
    private int from;
    private int to;
    private int size;
    private int[] nodeOf = new int[16];
    private int[] peerStarts = new int[16];
    private int[] peerEnds = new int[16];
    private boolean peersKnown;

    private int needFrom;
    private int needTo;
    private ChangeBatch loaded;
    private int loadedFrom;
    /** A row outside the loaded ones, read by itself. */
    private ChangeBatch extra;

    private int extraPosition = -1;

    Segment(Partition partition, RowType input, BufferAllocator allocator) {
        this.partition = partition;
        this.builder = new BatchBuilder(input, allocator);
        this.columns = new ColumnBuilder[input.size()];
        Arrays.setAll(columns, builder::column);
    }

    /** Takes the rows of the selected partition at these positions. */
    void begin(int first, int beyond) {
        close();
        from = first;
        to = Math.max(first, beyond);
        size = partition.size();
        peersKnown = false;
        needFrom = from;
        needTo = to;
        if (nodeOf.length < to - from) {
            int room = Math.max(to - from, 2 * nodeOf.length);
            nodeOf = new int[room];
            peerStarts = new int[room];
            peerEnds = new int[room];
        }
        nodes.clear();
        partition.collect(from, to, nodes);
        int row = 0;
        for (int i = 0; i < nodes.size(); i++) {
            for (long copy = nodes.copies(i); copy > 0; copy--) {
                nodeOf[row++] = nodes.node(i);
            }
        }
    }

    Partition partition() {
        return partition;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int count() {
        return to - from;
    }

    /** Rows of the whole partition. */
    int size() {
        return size;
    }

    int node(int position) {
        return nodeOf[position - from];
    }

    /** Position of the first peer of a row of the segment. */
    int peerStart(int position) {
        findPeers();
        return peerStarts[position - from];
    }

    int peerEnd(int position) {
        findPeers();
        return peerEnds[position - from];
    }

    private void findPeers() {
        if (peersKnown) {
            return;
        }
        peersKnown = true;
        int position = from;
        while (position < to) {
            long address = partition.address(node(position));
            int start = position == from ? partition.startOfPeers(address) : position;
            int end = partition.endOfPeers(address);
            for (; position < Math.min(end, to); position++) {
                peerStarts[position - from] = start;
                peerEnds[position - from] = end;
            }
        }
    }

    /** Says that rows [first, beyond) will be read; before {@link #load}. */
    void need(int first, int beyond) {
        if (first < beyond) {
            needFrom = Math.min(needFrom, Math.max(0, first));
            needTo = Math.max(needTo, Math.min(size, beyond));
        }
    }

    /** Reads the needed rows. */
    void load() {
        nodes.clear();
        partition.collect(needFrom, needTo, nodes);
        for (int i = 0; i < nodes.size(); i++) {
            for (long copy = nodes.copies(i); copy > 0; copy--) {
                partition.codec().decode(partition.address(nodes.node(i)), columns);
                builder.endRow();
            }
        }
        loaded = builder.build();
        loadedFrom = needFrom;
    }

    /** The loaded rows; the one at position p stands at {@code p − loadedFrom()}. */
    ChangeBatch loaded() {
        return loaded;
    }

    int loadedFrom() {
        return loadedFrom;
    }

    /** Appends the value of a row anywhere in the partition. */
    void appendValue(ColumnBuilder target, int column, int position) {
        int row = position - loadedFrom;
        if (row >= 0 && row < loaded.rowCount()) {
            target.appendFrom(loaded.column(column), row);
            return;
        }
        if (extraPosition != position) {
            closeExtra();
            partition.codec().decode(partition.address(partition.nodeAt(position)), columns);
            builder.endRow();
            extra = builder.build();
            extraPosition = position;
        }
        target.appendFrom(extra.column(column), 0);
    }

    private void closeExtra() {
        if (extra != null) {
            extra.close();
            extra = null;
        }
        extraPosition = -1;
    }

    /** Gives up the rows read. */
    void release() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
        closeExtra();
    }

    @Override
    public void close() {
        release();
        builder.close();
    }
}
