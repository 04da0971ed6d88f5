package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.runtime.state.BytesStore;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import io.sluice.runtime.state.UnorderedRows;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The rows of each partition that no result wants yet. Of a partition that has many more rows than ranks are wanted only the first ones are
 * kept in order, up to its <em>bound</em>; those behind it lie here, where a row that comes or goes costs no comparison. Once too few are left in
 * order, the first of the reserve join them; once these are too many, the last of them join the reserve. Both move so many at once, a share of
 * the partition, that a row pays for few moves.
 */
final class RowReserve implements AutoCloseable {
    /** Rows left in order when others join the reserve, at least. */
    private static final int FEW = 64;

    /** So many times as many rows may stand in order before they are divided. */
    private static final int CROWD = 4;

    /** One of so many rows of a partition stands in order. */
    private static final int SHARE = 64;

    /** Partitions of which more ranks are wanted are kept in order as a whole. */
    private static final int MOST_RANKS = 1 << 16;

    private final OrderedRows front;
    private final UnorderedRows reserve;
    private final int wanted;
    /** The last row that stands in order, for each group that has a reserve. */
    private final BytesStore bounds;

    private final NodeList nodes = new NodeList();
    private long[] boundPrefixes = new long[16];
    /** Rows in order whose count is not 0. */
    private int[] frontSizes = new int[16];

    private int last;

    /** @param front where the first rows of each partition stand in order */
    RowReserve(TopNSpec spec, OrderedRows front, BufferAllocator allocator) {
        this.front = front;
        this.reserve = new UnorderedRows(allocator);
        this.bounds = new BytesStore(allocator);
        this.wanted = isOf(spec) ? (int) spec.lastRank() : Integer.MAX_VALUE;
    }

    /** Where peers share a rank, or all rows that stay are wanted, there is no telling how many must stand in order. */
    private static boolean isOf(TopNSpec spec) {
        return spec.changing()
                && spec.ranking() == Ranking.ROW_NUMBER
                && spec.lastRank() > 0
                && spec.lastRank() <= MOST_RANKS;
    }

    void ensureGroups(int bound) {
        reserve.ensureGroups(bound);
        if (frontSizes.length < bound) {
            frontSizes = Arrays.copyOf(frontSizes, Math.max(bound, 2 * frontSizes.length));
            boundPrefixes = Arrays.copyOf(boundPrefixes, frontSizes.length);
        }
    }

    /** Adds to the count of a row and returns true if it is behind the bound of its group; else it belongs to the rows in order. */
    boolean add(int group, long address, int length, long weight) {
        if (!bounds.has(group)) {
            return false;
        }
        int order = Long.compareUnsigned(OrderedRowCodec.prefix(address, length), boundPrefixes[group]);
        if (order < 0 || order == 0 && bounds.compare(group, address, length) >= 0) {
            return false;
        }
        reserve.add(group, address, length, weight);
        if (reserve.size(group) == 0) {
            bounds.remove(group);
        }
        return true;
    }

    /** Says that the count of a row in order became {@code count}, by adding {@code weight}. */
    void counted(int group, long count, long weight) {
        frontSizes[group] += (count == 0 ? 0 : 1) - (count == weight ? 0 : 1);
    }

    boolean isCrowded(int group) {
        return wanted != Integer.MAX_VALUE && frontSizes[group] > CROWD * share(group);
    }

    private int share(int group) {
        return Math.max(Math.max(FEW, 2 * wanted), (frontSizes[group] + reserve.size(group)) / SHARE);
    }

    /** Takes the last of the rows in order; their nodes are detached, and added to a list of nodes to free. */
    void relieve(int group, NodeList detached) {
        nodes.clear();
        front.changes(group, nodes);
        int kept = Math.min(nodes.size(), share(group));
        if (kept == nodes.size()) {
            return;
        }
        setBound(group, nodes.node(kept - 1));
        for (int i = kept; i < nodes.size(); i++) {
            int node = nodes.node(i);
            reserve.add(group, front.address(node), front.length(node), nodes.copies(i));
            front.detach(group, node);
            detached.add(node, group);
        }
        frontSizes[group] -= nodes.size() - kept;
    }

    /** Gives rows up, at the end of a tick, if too few are left in order. */
    void refill(int group) {
        if (reserve.size(group) == 0 || front.size(group) >= wanted) {
            return;
        }
        last = 0;
        reserve.takeFirst(group, share(group), (address, length, count) -> {
            int node = front.add(group, address, length, count);
            frontSizes[group]++;
            if (last == 0 || front.compare(address, length, last) > 0) {
                last = node;
            }
        });
        if (reserve.size(group) > 0) {
            setBound(group, last);
        } else {
            bounds.remove(group);
        }
    }

    private void setBound(int group, int node) {
        bounds.put(group, front.address(node), front.length(node));
        boundPrefixes[group] = OrderedRowCodec.prefix(front.address(node), front.length(node));
    }

    /** Gives all rows of the reserve of a group. */
    void forEach(int group, UnorderedRows.Taker taker) {
        reserve.forEach(group, taker);
    }

    boolean hasNegative() {
        return reserve.hasNegative();
    }

    /** Distinct rows. */
    int size() {
        return reserve.size();
    }

    long stateBytes() {
        return reserve.stateBytes() + bounds.stateBytes() + nodes.stateBytes() + 12L * frontSizes.length;
    }

    @Override
    public void close() {
        reserve.close();
        bounds.close();
    }
}
