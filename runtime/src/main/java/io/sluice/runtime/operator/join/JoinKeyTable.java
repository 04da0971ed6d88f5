package io.sluice.runtime.operator.join;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The keys of both sides as dense numbers, and which rows have a key that can match at all. */
final class JoinKeyTable implements AutoCloseable {
    private final int[][] columns;
    private final boolean[] nullSafe;
    private final Scratch scratch;
    private final GroupTable table;

    JoinKeyTable(JoinSpec spec, BufferAllocator allocator) {
        this.columns = new int[][] {spec.keyColumns(0), spec.keyColumns(1)};
        this.nullSafe = new boolean[columns[0].length];
        for (int i = 0; i < nullSafe.length; i++) {
            nullSafe[i] = spec.keys().get(i).nullSafe();
        }
        List<SqlType> types = spec.keys().stream()
                .map(key -> spec.left().rowType().type(key.left()))
                .toList();
        this.scratch = new Scratch(allocator);
        this.table = GroupTables.create(types, allocator, scratch);
    }

    /** Whether some row of the batch may have a NULL that matches nothing. */
    boolean mayHaveUnmatchable(int input, ChangeBatch batch) {
        for (int i = 0; i < nullSafe.length; i++) {
            if (!nullSafe[i] && batch.source(columns[input][i]).hasNulls()) {
                return true;
            }
        }
        return false;
    }

    boolean isMatchable(int input, ChangeBatch batch, int row) {
        for (int i = 0; i < nullSafe.length; i++) {
            int column = columns[input][i];
            if (!nullSafe[i] && batch.source(column).isNull(batch.sourceRow(column, row))) {
                return false;
            }
        }
        return true;
    }

    /** Writes the key of each row, all of which are matchable; new keys get numbers. */
    void findOrAdd(int input, ChangeBatch batch, int[] ids) {
        table.findOrAdd(batch, columns[input], 0, batch.rowCount(), ids);
    }

    int bound() {
        return table.idBound();
    }

    int size() {
        return table.size();
    }

    int[] live() {
        return table.live();
    }

    void free(int key) {
        table.free(key);
    }

    void snapshot(StateWriter writer) {
        table.snapshot(writer, "keys.");
    }

    void restore(StateReader reader) {
        table.restore(reader, "keys.");
    }

    long stateBytes() {
        return table.stateBytes() + scratch.stateBytes();
    }

    @Override
    public void close() {
        table.close();
        scratch.close();
    }
}
