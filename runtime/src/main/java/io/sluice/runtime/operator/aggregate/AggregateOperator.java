package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/**
 * Keeps groups and their aggregates current. At the end of a tick each changed group is emitted as its old result with weight −1,
 * directly followed by the new one with +1; a new group only as +1, one that lost its last row only as −1. The order is that in which
 * the tick first touched the groups. Without keys there is one row always, from the first tick on, also over no input; without calls
 * the operator is DISTINCT.
 */
public final class AggregateOperator implements Operator {
    private static final int ONLY_GROUP = 1;

    private final OperatorContext context;
    private final boolean global;
    private final Scratch scratch;
    private final GroupedAggregates groups;
    private int[] ids = new int[0];
    private boolean started;

    public AggregateOperator(AggregateSpec spec, OperatorContext context) {
        this.context = context;
        this.global = spec.groupKeys().isEmpty();
        this.scratch = new Scratch(context.allocator());
        this.groups = new GroupedAggregates(spec, spec.groupKeys(), context, scratch, context.violations());
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            int count = batch.rowCount();
            long[] weights = BatchWeights.load(batch, scratch);
            int needed = groups.looksAtRows(weights) ? count : Math.min(1, count);
            if (ids.length < needed) {
                ids = new int[needed];
            }
            groups.add(batch, 0, count, ids, weights, true);
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (global && !started) {
            groups.touch(ONLY_GROUP);
            started = true;
        }
        new ChangeWriter(groups, global, context, groups::newKeyColumns, out).write();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("started", started ? 1 : 0);
        groups.snapshot(writer, "");
    }

    @Override
    public void restore(StateReader reader) {
        started = reader.readLong("started") != 0;
        groups.restore(reader, "");
        if (global && started) {
            groups.markEmitted(ONLY_GROUP);
        }
    }

    @Override
    public long stateBytes() {
        return groups.stateBytes() + scratch.stateBytes() + 4L * ids.length;
    }

    @Override
    public long stateRows() {
        return groups.size();
    }

    @Override
    public void close() {
        groups.close();
        scratch.close();
    }
}
