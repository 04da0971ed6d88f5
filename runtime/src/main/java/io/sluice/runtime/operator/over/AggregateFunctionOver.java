package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.OverFrame.Exclusion;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.aggregate.FrameAggregate;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;

/**
 * An aggregate over frames: rows enter and leave one accumulator as the frame moves from row to row. For a frame without bound on a side the
 * accumulator holds the whole partition between changes, so that only the rows on the other side of the change are taken out and put back.
 */
final class AggregateFunctionOver extends WindowFunction {
    private static final int FRAME = 1;

    private final AggregateCall call;
    private final Frames frames;
    private final FrameAggregate aggregate;
    private final boolean whole;
    private final OperatorContext context;
    private int[] sets = new int[16];
    private long[] minus = new long[16];

    // The rows in the accumulator.
    private int set;
    private int start;
    private int end;

    AggregateFunctionOver(FunctionSpec spec, Frames frames, RowType input, OperatorContext context, Scratch scratch) {
        this.call = spec.call().aggregate().orElseThrow();
        this.frames = frames;
        this.context = context;
        this.aggregate = new FrameAggregate(input, call, context.allocator(), scratch);
        this.whole = frames.spec().fromStart() || frames.spec().toEnd();
        aggregate.ensureSets(FRAME + 1);
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
        if (segment.count() == 0) {
            return;
        }
        int firstStart = frames.start(segment.from());
        int firstEnd = frames.end(segment.from());
        int lastStart = frames.start(segment.to() - 1);
        int lastEnd = frames.end(segment.to() - 1);
        if (!whole) {
            segment.need(firstStart, lastEnd);
        } else {
            segment.need(0, lastStart);
            segment.need(firstEnd, segment.size());
        }
        if (frames.spec().exclusion() != Exclusion.NONE) {
            segment.need(segment.peerStart(segment.from()), segment.peerEnd(segment.to() - 1));
        }
    }

    @Override
    Column newResult(Segment segment) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), context.allocator())) {
            if (segment.count() == 0) {
                return builder.build();
            }
            int room = segment.loaded().rowCount();
            if (sets.length < room) {
                sets = new int[Math.max(room, 2 * sets.length)];
                minus = new long[sets.length];
                Arrays.fill(minus, -1);
            } else if (minus[0] == 0) {
                Arrays.fill(minus, -1);
            }
            set = whole ? segment.partition().group() : FRAME;
            Arrays.fill(sets, 0, room, set);
            start = whole ? 0 : frames.start(segment.from());
            end = whole ? segment.size() : start;
            appendResults(segment, builder);
            if (whole) {
                moveTo(segment, 0, segment.size());
            } else {
                // Row by row: what an accumulator of distinct values holds does not go by clearing.
                moveTo(segment, start, start);
                aggregate.clear(FRAME);
            }
            return builder.build();
        }
    }

    private void appendResults(Segment segment, ColumnBuilder builder) {
        boolean excludes = frames.spec().exclusion() != Exclusion.NONE;
        Column last = null;
        try {
            for (int position = segment.from(); position < segment.to(); position++) {
                boolean same =
                        last != null && !excludes && frames.start(position) == start && frames.end(position) == end;
                if (!same) {
                    moveTo(segment, frames.start(position), frames.end(position));
                    if (last != null) {
                        last.release();
                    }
                    last = excludes ? resultWithout(segment, position) : result();
                }
                builder.appendFrom(last, 0);
            }
        } finally {
            if (last != null) {
                last.release();
            }
        }
    }

    private Column result() {
        return aggregate.newResult(new int[] {set}, 1);
    }

    private void moveTo(Segment segment, int newStart, int newEnd) {
        add(segment, end, newEnd);
        add(segment, newStart, start);
        remove(segment, newEnd, end);
        remove(segment, start, newStart);
        start = newStart;
        end = newEnd;
    }

    private Column resultWithout(Segment segment, int position) {
        int from = Math.max(start, segment.peerStart(position));
        int to = Math.min(end, segment.peerEnd(position));
        boolean inside = position >= start && position < end;
        switch (frames.spec().exclusion()) {
            case CURRENT_ROW -> {
                from = inside ? position : 0;
                to = inside ? position + 1 : 0;
            }
            case TIES -> {
                remove(segment, from, to);
                if (inside) {
                    add(segment, position, position + 1);
                }
                Column result = result();
                add(segment, from, to);
                if (inside) {
                    remove(segment, position, position + 1);
                }
                return result;
            }
            default -> {}
        }
        remove(segment, from, to);
        Column result = result();
        add(segment, from, to);
        return result;
    }

    private void add(Segment segment, int from, int to) {
        int base = segment.loadedFrom();
        aggregate.add(segment.loaded(), from - base, to - base, sets, null);
    }

    private void remove(Segment segment, int from, int to) {
        int base = segment.loadedFrom();
        aggregate.add(segment.loaded(), from - base, to - base, sets, minus);
    }

    @Override
    boolean keepsState() {
        return whole;
    }

    @Override
    void ensurePartitions(int bound) {
        if (whole) {
            aggregate.ensureSets(bound);
        }
    }

    @Override
    void change(ChangeBatch rows, int[] ids, long[] weights) {
        aggregate.add(rows, 0, rows.rowCount(), ids, weights);
    }

    @Override
    void free(int partition) {
        if (whole) {
            aggregate.clear(partition);
        }
    }

    @Override
    void snapshot(StateWriter writer, String prefix, int bound) {
        if (whole) {
            aggregate.snapshot(writer, prefix, bound);
        }
    }

    @Override
    void restore(StateReader reader, String prefix) {
        if (whole) {
            aggregate.restore(reader, prefix);
        }
    }

    @Override
    long stateBytes() {
        return aggregate.stateBytes() + 12L * sets.length;
    }

    @Override
    public void close() {
        aggregate.close();
        frames.close();
    }
}
