package io.sluice.runtime.operator.session;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The rows of open sessions: each distinct row has a number, with how often it is there, what the tick under way adds to that, its time and
 * its key. Not thread-safe.
 */
final class SessionRows implements AutoCloseable {
    private final SessionSpec spec;
    private final SessionTimes clock;
    private final BufferAllocator allocator;
    private final GroupTable rows;
    private final GroupTable keys;
    private long[] weights = new long[8];
    private long[] changes = new long[8];
    private long[] times = new long[8];
    private int[] keyOf = new int[8];
    private boolean[] touchedNow = new boolean[8];
    private int[] touched = new int[8];
    private int touchedCount;
    /** By key: its place among those touched, while they are put in order. */
    private int[] placeOf = new int[8];

    private int[] rowIds = new int[0];
    private int[] keyIds = new int[0];

    SessionRows(SessionSpec spec, SessionTimes clock, BufferAllocator allocator, Scratch scratch) {
        this.spec = spec;
        this.clock = clock;
        this.allocator = allocator;
        List<SqlType> rowTypes = IntStream.range(0, spec.input().size())
                .mapToObj(spec.input()::type)
                .toList();
        this.rows = GroupTables.create(rowTypes, allocator, scratch);
        this.keys =
                GroupTables.create(spec.keys().stream().map(spec.input()::type).toList(), allocator, scratch);
    }

    /** Takes in the changes of a batch, which stays the caller's; rows without a session are rejected. */
    void add(ChangeBatch batch, RejectedRows rejected) {
        int count = batch.rowCount();
        if (rowIds.length < count) {
            rowIds = new int[count];
            keyIds = new int[count];
        }
        number(batch, count);
        for (int row = 0; row < count; row++) {
            int id = rowIds[row];
            if (!clock.accept(batch, row, rejected)) {
                // Whatever was numbered goes again when the tick ends.
                touch(id);
                keyOf[id] = keyIds[row];
                continue;
            }
            touch(id);
            changes[id] = Math.addExact(changes[id], batch.weight(row));
            times[id] = clock.time(batch, row);
            keyOf[id] = keyIds[row];
        }
    }

    private void number(ChangeBatch batch, int count) {
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        Column[] keyColumns = new Column[spec.keys().size()];
        for (int i = 0; i < keyColumns.length; i++) {
            keyColumns[i] = columns[spec.keys().get(i)];
        }
        rows.findOrAdd(columns, 0, count, rowIds);
        keys.findOrAdd(keyColumns, 0, count, keyIds);
        int bound = rows.idBound();
        if (bound > weights.length) {
            int size = Math.max(bound, 2 * weights.length);
            weights = Arrays.copyOf(weights, size);
            changes = Arrays.copyOf(changes, size);
            times = Arrays.copyOf(times, size);
            keyOf = Arrays.copyOf(keyOf, size);
            touchedNow = Arrays.copyOf(touchedNow, size);
        }
    }

    private void touch(int id) {
        if (!touchedNow[id]) {
            touchedNow[id] = true;
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = id;
        }
    }

    /**
     * The rows that the tick has touched, also those whose changes cancel out: keys in the order of their first touch, the rows of a key
     * together, in that order too.
     */
    int[] touchedByKey() {
        if (placeOf.length < keys.idBound()) {
            placeOf = new int[Math.max(keys.idBound(), 2 * placeOf.length)];
        }
        int[] ends = new int[touchedCount + 1];
        int groups = 0;
        for (int i = 0; i < touchedCount; i++) {
            int key = keyOf[touched[i]];
            if (placeOf[key] == 0) {
                placeOf[key] = ++groups;
            }
            ends[placeOf[key]]++;
        }
        for (int i = 1; i <= groups; i++) {
            ends[i] += ends[i - 1];
        }
        int[] ordered = new int[touchedCount];
        for (int i = touchedCount - 1; i >= 0; i--) {
            ordered[--ends[placeOf[keyOf[touched[i]]]]] = touched[i];
        }
        for (int id : ordered) {
            placeOf[keyOf[id]] = 0;
        }
        return ordered;
    }

    /** Ends the tick: changes have become part of the weights; rows that are not there any more are forgotten. */
    void settle() {
        for (int i = 0; i < touchedCount; i++) {
            int id = touched[i];
            touchedNow[id] = false;
            weights[id] += changes[id];
            changes[id] = 0;
            if (weights[id] == 0) {
                rows.free(id);
            }
        }
        touchedCount = 0;
    }

    /** Takes back what the tick wanted to change of a row. */
    void cancel(int id) {
        changes[id] = 0;
    }

    long weight(int id) {
        return weights[id];
    }

    long change(int id) {
        return changes[id];
    }

    long time(int id) {
        return times[id];
    }

    int key(int id) {
        return keyOf[id];
    }

    /** Every key's number is below this. */
    int keyBound() {
        return keys.idBound();
    }

    void free(int id) {
        weights[id] = 0;
        rows.free(id);
    }

    void freeKey(int key) {
        keys.free(key);
    }

    /** Columns of these rows, owned by the caller. */
    Column[] newColumns(int[] ids, int count) {
        return rows.newKeyColumns(ids, count, allocator);
    }

    /** All rows. */
    int[] live() {
        return rows.live();
    }

    int size() {
        return rows.size();
    }

    void snapshot(StateWriter writer) {
        rows.snapshot(writer, "rows.");
        keys.snapshot(writer, "keys.");
        writer.writeLongs("weights", weights, Math.min(weights.length, rows.idBound()));
    }

    void restore(StateReader reader) {
        rows.restore(reader, "rows.");
        keys.restore(reader, "keys.");
        long[] stored = reader.readLongs("weights");
        int[] ids = rows.live();
        Column[] columns = rows.newKeyColumns(ids, ids.length, allocator);
        try (ChangeBatch batch = new ChangeBatch(columns, null, ids.length)) {
            rowIds = new int[ids.length];
            keyIds = new int[ids.length];
            number(batch, ids.length);
            for (int i = 0; i < ids.length; i++) {
                weights[ids[i]] = stored[ids[i]];
                times[ids[i]] = clock.time(batch, i);
                keyOf[ids[i]] = keyIds[i];
            }
        }
    }

    long stateBytes() {
        return rows.stateBytes()
                + keys.stateBytes()
                + 29L * weights.length
                + 4L * (touched.length + 2L * rowIds.length);
    }

    @Override
    public void close() {
        rows.close();
        keys.close();
    }
}
