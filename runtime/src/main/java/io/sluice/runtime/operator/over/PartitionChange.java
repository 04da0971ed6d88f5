package io.sluice.runtime.operator.over;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRows;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;

/** Applies a tick's changes to one partition and emits what they change. */
final class PartitionChange implements AutoCloseable {
    private final Partition partition;
    private final OrderedRows rows;
    private final WindowFunction[] functions;
    private final OverWriter writer;
    private final Segment before;
    private final Segment after;
    private final BatchBuilder builder;
    private final ColumnBuilder[] columns;
    private final boolean keepsState;
    private final boolean readsRows;
    private final NodeList emptied = new NodeList();
    private int[] ids = new int[16];
    private long[] weights = new long[16];

    PartitionChange(
            OverSpec spec,
            Partition partition,
            OrderedRows rows,
            WindowFunction[] functions,
            OverWriter writer,
            OperatorContext context) {
        this.partition = partition;
        this.rows = rows;
        this.functions = functions;
        this.writer = writer;
        this.before = new Segment(partition, spec.input(), context.allocator());
        this.after = new Segment(partition, spec.input(), context.allocator());
        this.builder = new BatchBuilder(spec.input(), context.allocator());
        this.columns = new ColumnBuilder[spec.input().size()];
        Arrays.setAll(columns, builder::column);
        this.keepsState = Arrays.stream(functions).anyMatch(WindowFunction::keepsState);
        this.readsRows = Arrays.stream(functions).anyMatch(WindowFunction::readsRows);
    }

    /** @param changes nodes of {@code pending}, in order, with how often each row has come or gone */
    void apply(int group, OrderedRows pending, NodeList changes) {
        partition.select(group);
        int from = reachesFrom(pending, changes.node(0));
        int tail = partition.size() - reachesTo(pending, changes.node(changes.size() - 1));
        Column[] oldValues = values(before, from, partition.size() - tail);
        Column[] newValues = {};
        try {
            addAll(group, pending, changes);
            newValues = values(after, from, partition.size() - tail);
            writer.write(before, oldValues, after, newValues);
        } finally {
            release(oldValues);
            release(newValues);
            before.release();
            after.release();
        }
        for (int i = 0; i < emptied.size(); i++) {
            rows.remove(group, emptied.node(i));
        }
        emptied.clear();
    }

    private int reachesFrom(OrderedRows pending, int node) {
        long address = pending.address(node);
        int position = partition.before(address, pending.length(node));
        int from = position;
        for (WindowFunction function : functions) {
            from = Math.min(from, function.reachesFrom(partition, address, position));
        }
        return from;
    }

    private int reachesTo(OrderedRows pending, int node) {
        long address = pending.address(node);
        int beyond = partition.through(address, pending.length(node));
        int to = beyond;
        for (WindowFunction function : functions) {
            to = Math.max(to, function.reachesTo(partition, address, beyond));
        }
        return to;
    }

    private Column[] values(Segment segment, int from, int to) {
        segment.begin(from, to);
        for (WindowFunction function : functions) {
            function.prepare(segment);
        }
        if (readsRows) {
            segment.load();
        }
        Column[] values = new Column[functions.length];
        int done = 0;
        try {
            for (; done < values.length; done++) {
                values[done] = functions[done].newResult(segment);
            }
            return values;
        } finally {
            if (done < values.length) {
                release(Arrays.copyOf(values, done));
            }
        }
    }

    private void addAll(int group, OrderedRows pending, NodeList changes) {
        for (int i = 0; i < changes.size(); i++) {
            int change = changes.node(i);
            int node = rows.add(group, pending.address(change), pending.length(change), changes.copies(i));
            if (rows.count(node) == 0) {
                emptied.add(node, 0);
            }
        }
        if (rows.hasNegative()) {
            throw new SluiceException(ErrorCode.INTERNAL_ERROR, "a row was taken back that never came");
        }
        if (keepsState) {
            tellFunctions(group, pending, changes);
        }
    }

    private void tellFunctions(int group, OrderedRows pending, NodeList changes) {
        int count = changes.size();
        if (ids.length < count) {
            ids = new int[Math.max(count, 2 * ids.length)];
            weights = new long[ids.length];
        }
        Arrays.fill(ids, 0, count, group);
        for (int i = 0; i < count; i++) {
            partition.codec().decode(pending.address(changes.node(i)), columns);
            builder.endRow();
            weights[i] = changes.copies(i);
        }
        try (ChangeBatch batch = builder.build()) {
            for (WindowFunction function : functions) {
                if (function.keepsState()) {
                    function.change(batch, ids, weights);
                }
            }
        }
    }

    private static void release(Column[] columns) {
        for (Column column : columns) {
            column.release();
        }
    }

    @Override
    public void close() {
        before.close();
        after.close();
        builder.close();
    }
}
