package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverFrame.Direction;
import io.sluice.planner.plan.OverFrame.Unit;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.operator.over.FrameSpec.End;
import io.sluice.runtime.state.OrderedKeyShift;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The frames of a segment's rows as positions, and which rows' frames a change reaches. Both ends of frames only move on from row to row; an
 * empty frame ends where it starts. Exclusions are not applied.
 */
final class Frames implements AutoCloseable {
    private final FrameSpec spec;
    private final OrderedKeyShift lowerShift;
    private final OrderedKeyShift upperShift;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int from;

    Frames(FrameSpec spec, List<SortKey> order, RowType input, BufferAllocator allocator) {
        this.spec = spec;
        this.lowerShift = shift(spec.lower(), order, input, allocator);
        this.upperShift = shift(spec.upper(), order, input, allocator);
    }

    private static OrderedKeyShift shift(End end, List<SortKey> order, RowType input, BufferAllocator allocator) {
        if (end.distance() == null) {
            return null;
        }
        SortKey key = order.get(0);
        SqlType type = input.type(key.column());
        boolean monthly =
                end.distance() instanceof Integer && !type.kind().isNumeric() && type.kind() != TypeKind.INTERVAL_DAY;
        return new OrderedKeyShift(type, key, end.distance(), monthly, allocator);
    }

    FrameSpec spec() {
        return spec;
    }

    void compute(Segment segment) {
        from = segment.from();
        int count = segment.count();
        if (starts.length < count) {
            starts = new int[Math.max(count, 2 * starts.length)];
            ends = new int[starts.length];
        }
        if (spec.unit() == Unit.ROWS) {
            computeRows(segment);
        } else {
            computeRange(segment);
        }
    }

    int start(int position) {
        return starts[position - from];
    }

    int end(int position) {
        return ends[position - from];
    }

    private void computeRows(Segment segment) {
        int size = segment.size();
        for (int position = segment.from(); position < segment.to(); position++) {
            long start = spec.fromStart() ? 0 : position + spec.lower().offset();
            long end = spec.toEnd() ? size : position + spec.upper().offset() + 1;
            set(position, clamp(start, size), clamp(end, size));
        }
    }

    private static int clamp(long position, int size) {
        return (int) Math.max(0, Math.min(size, position));
    }

    private void set(int position, int start, int end) {
        starts[position - from] = start;
        ends[position - from] = Math.max(start, end);
    }

    private void computeRange(Segment segment) {
        Partition partition = segment.partition();
        int position = segment.from();
        while (position < segment.to()) {
            int peers = Math.min(segment.peerEnd(position), segment.to());
            long address = partition.address(segment.node(position));
            int start = spec.fromStart()
                    ? 0
                    : lowerShift == null
                            ? segment.peerStart(position)
                            : partition.startAt(
                                    address, lowerShift, spec.lower().direction(), false);
            int end = spec.toEnd()
                    ? segment.size()
                    : upperShift == null
                            ? segment.peerEnd(position)
                            : partition.endAt(address, upperShift, spec.upper().direction(), false);
            for (; position < peers; position++) {
                set(position, start, end);
            }
        }
    }

    /** Position of the first row that a change of the row at the address may reach. */
    int reachesFrom(Partition partition, long address, int position) {
        End end = spec.upper();
        if (spec.toEnd()) {
            return 0;
        }
        boolean following = end.direction() == Direction.FOLLOWING;
        if (spec.unit() == Unit.ROWS) {
            return following ? clamp(position - end.rows(), position) : position;
        }
        return following
                ? partition.startAt(address, upperShift, Direction.PRECEDING, true)
                : partition.startOfPeers(address);
    }

    /** Position behind the last row that a change of the row at the address may reach. */
    int reachesTo(Partition partition, long address, int beyond) {
        End end = spec.lower();
        int size = partition.size();
        if (spec.fromStart()) {
            return size;
        }
        boolean preceding = end.direction() == Direction.PRECEDING;
        if (spec.unit() == Unit.ROWS) {
            return preceding ? clamp(beyond + end.rows(), size) : beyond;
        }
        return preceding
                ? partition.endAt(address, lowerShift, Direction.FOLLOWING, true)
                : partition.endOfPeers(address);
    }

    /** Position of the first row in the frame of the row at the address, which stands at a position or would, or of its peers'. */
    int readsFrom(Partition partition, long address, int position) {
        End end = spec.lower();
        boolean preceding = end.direction() == Direction.PRECEDING;
        int frame;
        if (spec.fromStart()) {
            return 0;
        } else if (spec.unit() == Unit.ROWS) {
            frame = preceding ? clamp(position - end.rows(), position) : position;
        } else {
            frame = preceding
                    ? partition.startAt(address, lowerShift, Direction.PRECEDING, true)
                    : partition.startOfPeers(address);
        }
        return Math.min(frame, partition.startOfPeers(address));
    }

    @Override
    public void close() {
        if (lowerShift != null) {
            lowerShift.close();
        }
        if (upperShift != null) {
            upperShift.close();
        }
    }
}
