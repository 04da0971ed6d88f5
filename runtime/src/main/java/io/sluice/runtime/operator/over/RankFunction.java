package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverFunction;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import org.apache.arrow.memory.BufferAllocator;

/** Functions that follow from a row's position and its peers: ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE. */
final class RankFunction extends WindowFunction {
    private final OverFunction function;
    private final long buckets;
    private final SqlType type;
    private final BufferAllocator allocator;

    RankFunction(FunctionSpec spec, BufferAllocator allocator) {
        this.function = spec.call().function();
        this.buckets = Math.max(1, spec.number());
        this.type = spec.call().type();
        this.allocator = allocator;
    }

    private boolean needsSize() {
        return switch (function) {
            case PERCENT_RANK, CUME_DIST, NTILE -> true;
            default -> false;
        };
    }

    @Override
    int reachesFrom(Partition partition, long address, int position) {
        return needsSize() ? 0 : function == OverFunction.DENSE_RANK ? partition.startOfPeers(address) : position;
    }

    @Override
    int reachesTo(Partition partition, long address, int beyond) {
        return partition.size();
    }

    @Override
    boolean readsRows() {
        return false;
    }

    @Override
    void prepare(Segment segment) {}

    @Override
    Column newResult(Segment segment) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            long dense = function == OverFunction.DENSE_RANK ? peersBefore(segment) : 0;
            int last = -1;
            for (int position = segment.from(); position < segment.to(); position++) {
                switch (function) {
                    case ROW_NUMBER -> builder.appendLong(position + 1L);
                    case RANK -> builder.appendLong(segment.peerStart(position) + 1L);
                    case DENSE_RANK -> {
                        dense += segment.peerStart(position) == last ? 0 : 1;
                        last = segment.peerStart(position);
                        builder.appendLong(dense);
                    }
                    case NTILE -> builder.appendLong(bucket(position, segment.size()));
                    case CUME_DIST -> builder.appendDouble((double) segment.peerEnd(position) / segment.size());
                    default ->
                        builder.appendDouble(
                                segment.size() == 1 ? 0 : (double) segment.peerStart(position) / (segment.size() - 1));
                }
            }
            return builder.build();
        }
    }

    /** The first buckets hold one row more where the rows do not divide evenly. */
    private long bucket(int position, int size) {
        long small = size / buckets;
        long larger = size % buckets;
        long inLarger = larger * (small + 1);
        return position < inLarger ? position / (small + 1) + 1 : larger + (position - inLarger) / small + 1;
    }

    /** Distinct order values in front of the segment's first row. */
    private static long peersBefore(Segment segment) {
        if (segment.count() == 0) {
            return 0;
        }
        Partition partition = segment.partition();
        int end = segment.peerStart(segment.from());
        long groups = 0;
        for (int position = 0; position < end; groups++) {
            position = partition.endOfPeers(partition.address(partition.nodeAt(position)));
        }
        return groups;
    }
}
