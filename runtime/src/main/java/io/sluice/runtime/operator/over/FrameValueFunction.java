package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFrame.Exclusion;
import io.sluice.planner.plan.OverFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import org.apache.arrow.memory.BufferAllocator;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of one row of the frame. */
final class FrameValueFunction extends WindowFunction {
    private final OverCall call;
    private final long number;
    private final Frames frames;
    private final BufferAllocator allocator;
    private final boolean direct;

    FrameValueFunction(FunctionSpec spec, Frames frames, BufferAllocator allocator) {
        this.call = spec.call();
        this.number = call.function() == OverFunction.NTH_VALUE ? spec.number() : 1;
        this.frames = frames;
        this.allocator = allocator;
        this.direct = !call.ignoreNulls() && spec.frame().exclusion() == Exclusion.NONE;
    }

    @Override
    int reachesFrom(Partition partition, long address, int position) {
        return frames.reachesFrom(partition, address, position);
    }

    @Override
    int reachesTo(Partition partition, long address, int beyond) {
        return frames.reachesTo(partition, address, beyond);
    }

    @Override
    int readsFrom(Partition partition, long address, int position) {
        return frames.readsFrom(partition, address, position);
    }

    @Override
    void prepare(Segment segment) {
        frames.compute(segment);
        if (segment.count() > 0 && call.ignoreNulls()) {
            segment.need(frames.start(segment.from()), frames.end(segment.to() - 1));
        }
    }

    @Override
    Column newResult(Segment segment) {
        boolean last = call.function() == OverFunction.LAST_VALUE;
        int value = call.args().get(0);
        int found = -1;
        int foundStart = -1;
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int position = segment.from(); position < segment.to(); position++) {
                int start = frames.start(position);
                int end = frames.end(position);
                int row;
                if (direct) {
                    row = last ? end - 1 : number <= end - start ? start + (int) number - 1 : -1;
                    row = start < end ? row : -1;
                } else if (last) {
                    row = searchBack(segment, position, start, end);
                } else if (found >= 0 && start == foundStart && found < end && isFirstOfAll()) {
                    row = found;
                } else {
                    row = search(segment, position, start, end);
                    found = row;
                    foundStart = start;
                }
                if (row < 0) {
                    builder.appendNull();
                } else {
                    segment.appendValue(builder, value, row);
                }
            }
            return builder.build();
        }
    }

    /** Whether the row found for one frame is the one of all later frames with the same start. */
    private boolean isFirstOfAll() {
        return frames.spec().exclusion() == Exclusion.NONE;
    }

    private int search(Segment segment, int position, int start, int end) {
        long left = number;
        for (int row = start; row < end; row++) {
            if (counts(segment, position, row) && --left == 0) {
                return row;
            }
        }
        return -1;
    }

    private int searchBack(Segment segment, int position, int start, int end) {
        for (int row = end - 1; row >= start; row--) {
            if (counts(segment, position, row)) {
                return row;
            }
        }
        return -1;
    }

    private boolean counts(Segment segment, int position, int row) {
        boolean peer = row >= segment.peerStart(position) && row < segment.peerEnd(position);
        boolean excluded = switch (frames.spec().exclusion()) {
            case NONE -> false;
            case CURRENT_ROW -> row == position;
            case GROUP -> peer;
            case TIES -> peer && row != position;
        };
        return !excluded
                && !(call.ignoreNulls()
                        && segment.loaded().column(call.args().get(0)).isNull(row - segment.loadedFrom()));
    }

    @Override
    public void close() {
        frames.close();
    }
}
