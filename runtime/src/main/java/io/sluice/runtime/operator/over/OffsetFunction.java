package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import org.apache.arrow.memory.BufferAllocator;

/** LAG and LEAD: the value of a row some rows before or after, or the default that the row itself gives. */
final class OffsetFunction extends WindowFunction {
    private static final int LOADED_DISTANCE = 1024;

    private final OverCall call;
    private final int distance;
    private final boolean back;
    private final BufferAllocator allocator;

    OffsetFunction(FunctionSpec spec, BufferAllocator allocator) {
        this.call = spec.call();
        this.distance = (int) Math.min(Integer.MAX_VALUE / 2, spec.number());
        this.back = call.function() == OverFunction.LAG;
        this.allocator = allocator;
    }

    @Override
    int reachesFrom(Partition partition, long address, int position) {
        if (back) {
            return position;
        }
        return call.ignoreNulls() ? 0 : Math.max(0, position - distance);
    }

    @Override
    int reachesTo(Partition partition, long address, int beyond) {
        if (!back) {
            return beyond;
        }
        return call.ignoreNulls() ? partition.size() : Math.min(partition.size(), beyond + distance);
    }

    @Override
    int readsFrom(Partition partition, long address, int position) {
        return back ? Math.max(0, position - distance) : position;
    }

    @Override
    void prepare(Segment segment) {
        if (call.ignoreNulls()) {
            segment.need(back ? 0 : segment.from(), back ? segment.to() : segment.size());
        } else if (distance <= LOADED_DISTANCE) {
            segment.need(segment.from() - (back ? distance : 0), segment.to() + (back ? 0 : distance));
        }
    }

    @Override
    Column newResult(Segment segment) {
        int value = call.args().get(0);
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int position = segment.from(); position < segment.to(); position++) {
                int other = call.ignoreNulls()
                        ? presentFrom(segment, position)
                        : back ? position - distance : position + distance;
                if (other >= 0 && other < segment.size()) {
                    segment.appendValue(builder, value, other);
                } else if (call.args().size() > 1) {
                    segment.appendValue(builder, call.args().get(1), position);
                } else {
                    builder.appendNull();
                }
            }
            return builder.build();
        }
    }

    /** The row as many rows away as the distance says, counting only those with a value; −1 when there is none. */
    private int presentFrom(Segment segment, int position) {
        Column values = segment.loaded().column(call.args().get(0));
        int step = back ? -1 : 1;
        int left = distance;
        int at = position;
        while (left > 0) {
            at += step;
            if (at < 0 || at >= segment.size()) {
                return -1;
            }
            left -= values.isNull(at - segment.loadedFrom()) ? 0 : 1;
        }
        return at;
    }
}
