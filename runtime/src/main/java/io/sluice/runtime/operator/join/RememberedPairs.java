package io.sluice.runtime.operator.join;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was emitted for each left row, so that exactly that can be taken back with it; of several answers to equal rows the latest first. */
final class RememberedPairs implements AutoCloseable {
    private final int leftColumns;
    private final Scratch scratch;
    private final GroupTable leftRows;
    private final JoinSide pairs;
    private final LoneChanges changes;
    private int[] keys = new int[0];
    private int[] ids = new int[0];
    private boolean[] fresh = new boolean[0];

    RememberedPairs(RowType left, RowType right, OperatorContext context) {
        RowType both = left.append(right.fields());
        this.leftColumns = left.size();
        this.scratch = new Scratch(context.allocator());
        this.leftRows = GroupTables.create(
                IntStream.range(0, leftColumns).<SqlType>mapToObj(left::type).toList(), context.allocator(), scratch);
        JoinSpec.Side spec = new JoinSpec.Side(both, true, Optional.empty());
        this.pairs = new JoinSide(spec, false, true, false, context.allocator());
        JoinOutput output = new JoinOutput(both, right, false, context.allocator());
        this.changes = new LoneChanges(0, pairs, output, Math.max(1, context.batchRows()));
    }

    /** Remembers rows that were emitted, with weights above 0; the batch stays the caller's. */
    void add(ChangeBatch emitted) {
        find(emitted);
        pairs.change(emitted, keys, ids, fresh);
    }

    /**
     * Emits as taken back what was emitted for left rows, which have weights below 0; the batch stays the caller's. Rows for which nothing is
     * remembered had found nothing.
     */
    void takeBack(ChangeBatch gone, Output out) {
        find(gone);
        for (int row = 0; row < gone.rowCount(); row++) {
            long wanted = -gone.weight(row);
            for (int pair = pairs.first(keys[row]); pair != 0 && wanted > 0; pair = pairs.next(pair)) {
                long taken = Math.min(wanted, pairs.weight(pair));
                changes.add(pair, -taken, out);
                pairs.addWeight(pair, -taken);
                wanted -= taken;
            }
        }
        changes.flush(out);
    }

    /** Forgets what was taken back. */
    void endTick() {
        TouchedRows touched = pairs.touched();
        for (int i = 0; i < touched.count(); i++) {
            int pair = touched.row(i);
            if (pairs.weight(pair) == 0) {
                int key = pairs.key(pair);
                pairs.free(pair);
                if (pairs.first(key) == 0) {
                    leftRows.free(key);
                }
            }
        }
        touched.clear();
    }

    private void find(ChangeBatch batch) {
        int count = batch.rowCount();
        if (keys.length < count) {
            keys = new int[count];
            ids = new int[count];
            fresh = new boolean[count];
        }
        Column[] columns = new Column[leftColumns];
        for (int i = 0; i < leftColumns; i++) {
            columns[i] = batch.column(i);
        }
        leftRows.findOrAdd(columns, 0, count, keys);
        pairs.ensureKeys(leftRows.idBound());
    }

    int size() {
        return pairs.rows().size();
    }

    void snapshot(StateWriter writer) {
        leftRows.snapshot(writer, "remembered.keys.");
        pairs.snapshot(writer, "remembered.", leftRows.live());
    }

    void restore(StateReader reader) {
        leftRows.restore(reader, "remembered.keys.");
        pairs.ensureKeys(leftRows.idBound());
        pairs.restore(reader, "remembered.");
    }

    long stateBytes() {
        return leftRows.stateBytes() + pairs.stateBytes() + scratch.stateBytes() + changes.stateBytes();
    }

    @Override
    public void close() {
        pairs.close();
        leftRows.close();
        scratch.close();
    }
}
