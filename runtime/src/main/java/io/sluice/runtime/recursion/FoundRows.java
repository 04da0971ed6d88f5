package io.sluice.runtime.recursion;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.setop.WeightedRows;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.BitSet;

/** The distinct rows that a recursion has found. */
final class FoundRows implements AutoCloseable {
    private final OperatorContext context;
    private final Scratch scratch;
    private final GroupTable table;
    private BitSet found = new BitSet();
    /** What was there before {@link #beginAnew}. */
    private BitSet before = new BitSet();

    FoundRows(RowType rowType, OperatorContext context) {
        this.context = context;
        this.scratch = new Scratch(context.allocator());
        this.table = GroupTables.create(rowType.types(), context.allocator(), scratch);
    }

    /** The rows of {@code batch}, all of which come, that were not there, each once; owned by the caller. */
    ChangeBatch newOf(ChangeBatch batch) {
        int count = batch.rowCount();
        int[] ids = new int[count];
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        table.findOrAdd(columns, 0, count, ids);
        int[] rows = new int[count];
        int fresh = 0;
        for (int row = 0; row < count; row++) {
            if (!found.get(ids[row])) {
                found.set(ids[row]);
                rows[fresh++] = row;
            }
        }
        Column[] kept = new Column[columns.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Gather.column(columns[i], rows, fresh, context.allocator());
        }
        return new ChangeBatch(kept, null, fresh);
    }

    /** Forgets what was found, but for {@link #emitDifference}. */
    void beginAnew() {
        before = found;
        found = new BitSet();
    }

    /** Emits what has come and gone since {@link #beginAnew}. */
    void emitDifference(Output out) {
        WeightedRows changes = new WeightedRows(table, context, out);
        int[] live = table.live();
        for (int id : live) {
            if (found.get(id) != before.get(id)) {
                changes.add(id, found.get(id) ? 1 : -1);
            }
        }
        changes.flush();
        for (int id : live) {
            if (!found.get(id)) {
                table.free(id);
            }
        }
        before = new BitSet();
    }

    void snapshot(StateWriter writer) {
        table.snapshot(writer, "found.");
    }

    void restore(StateReader reader) {
        table.restore(reader, "found.");
        for (int id : table.live()) {
            found.set(id);
        }
    }

    long size() {
        return table.size();
    }

    long stateBytes() {
        return table.stateBytes() + scratch.stateBytes() + found.size() / 8;
    }

    @Override
    public void close() {
        table.close();
        scratch.close();
    }
}
