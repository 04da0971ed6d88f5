package io.sluice.runtime.operator.setop;

import io.sluice.planner.plan.SetOpNode.Kind;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;

/**
 * Counts each distinct row per input; at the end of a tick a row whose number in the result has changed is emitted with the difference as
 * its weight, in the order in which the tick first touched the rows.
 */
public final class SetOpOperator implements Operator {
    private final Kind kind;
    private final boolean all;
    private final OperatorContext context;
    private final Scratch scratch;
    private final GroupTable rows;
    private final long[][] counts;
    private final TouchedRows touched = new TouchedRows();
    private int[] ids = new int[0];

    /** @param rowType of all inputs but for nullability */
    public SetOpOperator(Kind kind, boolean all, int inputs, RowType rowType, OperatorContext context) {
        this.kind = kind;
        this.all = all;
        this.context = context;
        this.scratch = new Scratch(context.allocator());
        this.rows = GroupTables.create(rowType.types(), context.allocator(), scratch);
        this.counts = new long[inputs][8];
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            int count = batch.rowCount();
            if (ids.length < count) {
                ids = new int[count];
            }
            Column[] keys = new Column[batch.columnCount()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = batch.column(i);
            }
            rows.findOrAdd(keys, 0, count, ids);
            ensureRows();
            long[] target = counts[input];
            for (int row = 0; row < count; row++) {
                int id = ids[row];
                if (touched.touch(id)) {
                    touched.setBefore(result(id));
                }
                target[id] += batch.weight(row);
            }
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        WeightedRows changes = new WeightedRows(rows, context, out);
        for (int i = 0; i < touched.count(); i++) {
            int id = touched.id(i);
            long change = result(id) - touched.before(i);
            if (change != 0) {
                changes.add(id, change);
            }
        }
        changes.flush();
        for (int i = 0; i < touched.count(); i++) {
            freeIfGone(touched.id(i));
        }
        touched.endTick();
    }

    /** How often the row stands in the result. */
    private long result(int id) {
        long first = counts[0][id];
        if (kind == Kind.INTERSECT) {
            long least = first;
            for (int i = 1; i < counts.length; i++) {
                least = Math.min(least, counts[i][id]);
            }
            return all ? Math.max(least, 0) : least > 0 ? 1 : 0;
        }
        long left = first;
        boolean elsewhere = false;
        for (int i = 1; i < counts.length; i++) {
            left -= counts[i][id];
            elsewhere |= counts[i][id] > 0;
        }
        return all ? Math.max(left, 0) : first > 0 && !elsewhere ? 1 : 0;
    }

    private void freeIfGone(int id) {
        for (long[] input : counts) {
            if (input[id] != 0) {
                return;
            }
        }
        rows.free(id);
    }

    private void ensureRows() {
        int bound = rows.idBound();
        touched.ensureRows(bound);
        if (counts[0].length < bound) {
            int size = Math.max(bound, 2 * counts[0].length);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = Arrays.copyOf(counts[i], size);
            }
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        rows.snapshot(writer, "");
        for (int i = 0; i < counts.length; i++) {
            writer.writeLongs("count" + i, counts[i], rows.idBound());
        }
    }

    @Override
    public void restore(StateReader reader) {
        rows.restore(reader, "");
        ensureRows();
        for (int i = 0; i < counts.length; i++) {
            long[] saved = reader.readLongs("count" + i);
            System.arraycopy(saved, 0, counts[i], 0, saved.length);
        }
    }

    @Override
    public long stateBytes() {
        return rows.stateBytes() + scratch.stateBytes() + 8L * counts.length * counts[0].length + 4L * ids.length;
    }

    @Override
    public long stateRows() {
        return rows.size();
    }

    @Override
    public void close() {
        rows.close();
        scratch.close();
    }
}
