package io.sluice.runtime.operator.over;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.NodeList;
import io.sluice.runtime.state.OrderedRowCodec;
import io.sluice.runtime.state.OrderedRows;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Appends the values of window functions to each row and keeps them current. The rows of a partition lie in order, encoded; rows that the
 * order leaves equal are told apart by all their columns, and a row of weight n counts as n rows. Changes wait for the end of the tick; then, for
 * each partition that has some, the values of the rows that they can reach are computed before and after, and where they differ the row is
 * emitted with its old values at −1 and its new ones at +1. Nothing but the rows themselves, and for frames without bound one accumulator
 * a partition, is kept; where the order is event time and every frame is bounded, {@link OverRetention} frees rows as the watermark passes.
 */
public final class OverOperator implements Operator {
    /** Partitions looked at in each tick beyond those it touched. */
    private static final int SWEEP = 256;

    private final OverSpec spec;
    private final Scratch scratch;
    private final GroupTable partitions;
    private final OrderedRowCodec codec;
    private final OrderedRows rows;
    private final OrderedRows pending;
    private final WindowFunction[] functions;
    private final PartitionChange change;
    private final OverWriter writer;
    private final OverState state;
    /** Null where rows are kept for good. */
    private final OverRetention retention;

    private int swept = 1;

    private int[] ids = new int[0];
    private int[] touched = new int[16];
    private int touchedCount;
    private boolean[] isTouched = new boolean[16];
    private final NodeList changes = new NodeList();

    public OverOperator(OverSpec spec, OperatorContext context) {
        this.spec = spec;
        this.scratch = new Scratch(context.allocator());
        List<SqlType> keys =
                spec.partitionKeys().stream().map(spec.input()::type).toList();
        this.partitions = GroupTables.create(keys, context.allocator(), scratch);
        List<SqlType> types =
                spec.input().fields().stream().map(field -> field.type()).toList();
        this.codec = new OrderedRowCodec(types, spec.order(), context.allocator());
        this.rows = new OrderedRows(context.allocator());
        this.pending = new OrderedRows(context.allocator());
        this.functions = spec.functions().stream()
                .map(function -> WindowFunctions.create(function, spec, context, scratch))
                .toArray(WindowFunction[]::new);
        this.writer = new OverWriter(spec, rows, codec, context);
        Partition partition = new Partition(rows, codec);
        this.change = new PartitionChange(spec, partition, rows, functions, writer, context);
        this.retention = spec.timeColumn() < 0
                ? null
                : new OverRetention(
                        spec.timeColumn(),
                        spec.input().type(spec.timeColumn()).timeUnit(),
                        partition,
                        rows,
                        functions,
                        context);
        this.state = new OverState(spec, rows, codec, context);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (ChangeBatch rowsInTime = retention == null ? batch : retention.withoutLate(batch)) {
            add(rowsInTime);
        }
    }

    private void add(ChangeBatch batch) {
        if (batch.rowCount() > 0) {
            identify(batch);
            for (int row = 0; row < batch.rowCount(); row++) {
                touch(ids[row]);
                pending.add(ids[row], codec.address(row), codec.length(row), batch.weight(row));
            }
        }
    }

    /** Finds the partition of each row and encodes all rows. */
    private void identify(ChangeBatch batch) {
        int count = batch.rowCount();
        if (ids.length < count) {
            ids = new int[count];
        }
        Column[] keys = new Column[spec.partitionKeys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(spec.partitionKeys().get(i));
        }
        partitions.findOrAdd(keys, 0, count, ids);
        ensurePartitions();
        codec.encode(batch);
    }

    private void ensurePartitions() {
        int bound = partitions.idBound();
        rows.ensureGroups(bound);
        pending.ensureGroups(bound);
        if (isTouched.length < bound) {
            isTouched = Arrays.copyOf(isTouched, Math.max(bound, 2 * isTouched.length));
        }
        for (WindowFunction function : functions) {
            function.ensurePartitions(bound);
        }
    }

    private void touch(int partition) {
        if (isTouched[partition]) {
            return;
        }
        isTouched[partition] = true;
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = partition;
    }

    @Override
    public void endTick(Tick tick, Output out) {
        writer.begin(out);
        for (int i = 0; i < touchedCount; i++) {
            int partition = touched[i];
            isTouched[partition] = false;
            changes.clear();
            pending.changes(partition, changes);
            if (changes.size() > 0) {
                change.apply(partition, pending, changes);
            }
            pending.clear(partition);
            freeIfEmpty(partition);
        }
        writer.end();
        if (retention != null && retention.advance(tick.watermark())) {
            sweep();
        }
        touchedCount = 0;
    }

    private void freeIfEmpty(int partition) {
        if (rows.size(partition) == 0) {
            partitions.free(partition);
            for (WindowFunction function : functions) {
                function.free(partition);
            }
        }
    }

    /** Frees rows of the partitions touched, and of some others in turn, so that those fall empty that nothing comes for. */
    private void sweep() {
        for (int i = 0; i < touchedCount; i++) {
            trim(touched[i]);
        }
        int bound = partitions.idBound();
        for (int i = Math.min(bound, SWEEP + 2 * touchedCount); i > 0; i--) {
            swept = swept + 1 < bound ? swept + 1 : 1;
            trim(swept);
        }
    }

    private void trim(int partition) {
        if (partition < partitions.idBound() && rows.size(partition) > 0) {
            retention.trim(partition);
            freeIfEmpty(partition);
        }
    }

    @Override
    public void snapshot(StateWriter target) {
        target.writeLong("watermark", retention == null ? Tick.NO_WATERMARK : retention.watermark());
        partitions.snapshot(target, "partitions.");
        state.write(partitions.live(), target);
        for (int i = 0; i < functions.length; i++) {
            functions[i].snapshot(target, "function" + i + ".", partitions.idBound());
        }
    }

    @Override
    public void restore(StateReader reader) {
        long watermark = reader.readLong("watermark");
        if (retention != null) {
            retention.advance(watermark);
        }
        partitions.restore(reader, "partitions.");
        ensurePartitions();
        state.read(reader, batch -> {
            identify(batch);
            for (int row = 0; row < batch.rowCount(); row++) {
                rows.add(ids[row], codec.address(row), codec.length(row), batch.weight(row));
            }
        });
        for (int i = 0; i < functions.length; i++) {
            functions[i].restore(reader, "function" + i + ".");
        }
        ensurePartitions();
    }

    @Override
    public long stateBytes() {
        long bytes = partitions.stateBytes()
                + rows.stateBytes()
                + pending.stateBytes()
                + codec.stateBytes()
                + scratch.stateBytes()
                + 4L * (ids.length + touched.length)
                + isTouched.length;
        for (WindowFunction function : functions) {
            bytes += function.stateBytes();
        }
        return bytes;
    }

    @Override
    public long stateRows() {
        return rows.nodeCount();
    }

    @Override
    public void close() {
        change.close();
        if (retention != null) {
            retention.close();
        }
        writer.close();
        for (WindowFunction function : functions) {
            function.close();
        }
        pending.close();
        rows.close();
        codec.close();
        partitions.close();
        scratch.close();
    }
}
