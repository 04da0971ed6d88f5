package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.row.RowStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The first rows of each partition, by their number, of rows that are only added: deduplication and Top-N. A list a partition keeps
 * references to its rows in order. A row that comes is first held against the last of a full list, mostly by one number; its columns
 * are copied at the end of the tick, and only if it is still wanted then. Emits net changes, of each partition the rows that go before
 * those that come, partitions in the order in which the tick first touched them, those to which rows only came in batches without weights.
 */
public final class FirstRowsOperator implements Operator {
    /** Longer lists would make insertion slow. */
    private static final int MOST_ROWS = 1 << 10;

    /** Rows of a tick that may wait in their batches. */
    private static final int HELD_ROWS = 1 << 18;

    private static final int SNAPSHOT_ROWS = 1 << 16;

    private final TopNSpec spec;
    private final Scratch scratch;
    private final GroupTable partitions;
    private final FirstRowLists lists;
    private final RowStore rows;
    private final TickRows tickRows = new TickRows();
    private final OrderPrefix prefix;
    private final RowOrder order;
    private final StoredRowWriter additions;
    private final StoredRowWriter changes;
    private final int[] partitionKeys;
    private final int offset;

    private int[] groups = new int[0];
    private long[] prefixes = new long[0];
    /** Whether a stored row stands in the result as of the last tick. */
    private final BitSet shown = new BitSet();
    /** Groups touched in this tick; where what they showed before begins in {@link #before}. */
    private int[] touched = new int[16];

    private int[] touchedFrom = new int[17];
    private int touchedCount;
    private boolean[] isTouched = new boolean[16];
    private int[] before = new int[16];
    private int beforeCount;

    public FirstRowsOperator(TopNSpec spec, OperatorContext context) {
        List<SqlType> types =
                spec.input().fields().stream().map(field -> field.type()).toList();
        this.spec = spec;
        this.scratch = new Scratch(context.allocator());
        this.partitions = GroupTables.create(
                spec.partitionKeys().stream().map(types::get).toList(), context.allocator(), scratch);
        this.lists = new FirstRowLists((int) spec.lastRank());
        this.rows = new RowStore(spec.input(), context.allocator());
        this.prefix = new OrderPrefix(spec.order());
        this.order = new RowOrder(types, spec.partitionKeys(), spec.order(), rows, tickRows);
        this.additions = new StoredRowWriter(spec, rows, context, false);
        this.changes = new StoredRowWriter(spec, rows, context, true);
        this.partitionKeys =
                spec.partitionKeys().stream().mapToInt(Integer::intValue).toArray();
        this.offset = (int) spec.offset();
    }

    /** Whether this operator computes what the specification asks for; else {@link TopNOperator} does. */
    public static boolean computes(TopNSpec spec) {
        return !spec.changing()
                && spec.ranking() == Ranking.ROW_NUMBER
                && spec.lastRank() > 0
                && spec.lastRank() <= MOST_ROWS
                && RowOrder.orders(spec.input().fields().stream()
                        .map(field -> field.type())
                        .toList());
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        add(batch);
    }

    private void add(ChangeBatch batch) {
        int count = batch.rowCount();
        tickRows.begin(batch);
        if (groups.length < count) {
            groups = new int[count];
            prefixes = new long[count];
        }
        partitions.findOrAdd(batch, partitionKeys, 0, count, groups);
        ensureGroups(partitions.idBound());
        prefix.load(batch, prefixes);
        for (int row = 0; row < count; row++) {
            long copies = batch.weight(row);
            while (copies-- > 0 && insert(groups[row], row, prefixes[row])) {
                continue;
            }
        }
        tickRows.end();
        if (tickRows.heldRows() > HELD_ROWS) {
            storeRows();
        }
    }

    private void ensureGroups(int bound) {
        lists.ensureGroups(bound);
        if (isTouched.length < bound) {
            isTouched = Arrays.copyOf(isTouched, Math.max(bound, 2 * isTouched.length));
        }
    }

    /** False when the row is not among the first ones. */
    private boolean insert(int group, int row, long rowPrefix) {
        int size = lists.size(group);
        boolean full = lists.isFull(group);
        if (full && rowPrefix > lists.prefix(group, size - 1)) {
            return false;
        }
        int reference = ~tickRows.add(row);
        if (full && !isBefore(rowPrefix, reference, group, size - 1)) {
            tickRows.takeBack();
            return false;
        }
        touch(group);
        int dropped = lists.insert(group, place(group, rowPrefix, reference), rowPrefix, reference);
        if (dropped < 0) {
            tickRows.drop(~dropped);
        } else if (dropped > 0 && !shown.get(dropped)) {
            rows.free(dropped);
        }
        return true;
    }

    /** Where in its group a row belongs: behind all that do not come after it. */
    private int place(int group, long rowPrefix, int reference) {
        int low = 0;
        int high = lists.size(group);
        while (low < high) {
            int middle = low + high >>> 1;
            if (isBefore(rowPrefix, reference, group, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isBefore(long rowPrefix, int reference, int group, int position) {
        long other = lists.prefix(group, position);
        return rowPrefix != other ? rowPrefix < other : order.compare(reference, lists.reference(group, position)) < 0;
    }

    /** Notes what a group showed before the tick changes it. */
    private void touch(int group) {
        if (isTouched[group]) {
            return;
        }
        isTouched[group] = true;
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
            touchedFrom = Arrays.copyOf(touchedFrom, 2 * touchedCount + 1);
        }
        touched[touchedCount++] = group;
        int size = lists.size(group);
        if (before.length < beforeCount + size) {
            before = Arrays.copyOf(before, Math.max(beforeCount + size, 2 * before.length));
        }
        for (int i = offset; i < size; i++) {
            before[beforeCount++] = lists.reference(group, i);
        }
        touchedFrom[touchedCount] = beforeCount;
    }

    /** Copies the rows of the tick that are still wanted. */
    private void storeRows() {
        int[] stored = tickRows.store(rows);
        for (int i = 0; i < touchedCount; i++) {
            int group = touched[i];
            for (int position = lists.size(group) - 1; position >= 0; position--) {
                int reference = lists.reference(group, position);
                if (reference < 0) {
                    lists.replace(group, position, stored[~reference]);
                }
            }
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        storeRows();
        for (int i = 0; i < touchedCount; i++) {
            emit(touched[i], touchedFrom[i], touchedFrom[i + 1], out);
        }
        additions.flush(out);
        changes.flush(out);
        settle();
    }

    /**
     * Emits what a group shows differently now. The rows that are left of those it showed have kept their order, so both lists are gone
     * through side by side.
     */
    private void emit(int group, int from, int to, Output out) {
        int size = lists.size(group);
        boolean takes = false;
        int next = offset;
        for (int i = from; i < to; i++) {
            next = nextShown(group, next, size);
            boolean stays = next < size && lists.reference(group, next) == before[i];
            if (!stays || spec.withRank() && next - offset != i - from) {
                takes = true;
                changes.write(before[i], 1L + offset + i - from, -1, out);
            }
            next += stays ? 1 : 0;
        }
        StoredRowWriter target = takes ? changes : additions;
        int old = from;
        for (int position = offset; position < size; position++) {
            int id = lists.reference(group, position);
            boolean stays = shown.get(id);
            if (stays) {
                while (before[old] != id) {
                    old++;
                }
            }
            if (!stays || spec.withRank() && position - offset != old - from) {
                target.write(id, 1L + position, 1, out);
            }
        }
    }

    private int nextShown(int group, int from, int size) {
        int next = from;
        while (next < size && !shown.get(lists.reference(group, next))) {
            next++;
        }
        return next;
    }

    /** Frees the rows that went and marks those that came. */
    private void settle() {
        for (int i = 0; i < beforeCount; i++) {
            shown.clear(before[i]);
        }
        for (int i = 0; i < touchedCount; i++) {
            int group = touched[i];
            isTouched[group] = false;
            for (int position = lists.size(group) - 1; position >= offset; position--) {
                shown.set(lists.reference(group, position));
            }
        }
        for (int i = 0; i < beforeCount; i++) {
            if (!shown.get(before[i])) {
                rows.free(before[i]);
            }
        }
        touchedCount = 0;
        beforeCount = 0;
        if (before.length > 1 << 16) {
            before = new int[16];
        }
    }

    @Override
    public void snapshot(StateWriter target) {
        int[] ids = new int[rows.size()];
        int count = 0;
        for (int group : partitions.live()) {
            for (int i = 0; i < lists.size(group); i++) {
                ids[count++] = lists.reference(group, i);
            }
        }
        target.writeLong("count", count);
        for (int from = 0; from < count; from += SNAPSHOT_ROWS) {
            int[] part = Arrays.copyOfRange(ids, from, Math.min(count, from + SNAPSHOT_ROWS));
            try (ChangeBatch batch = rows.newBatch(part, part.length)) {
                target.writeBatch("from" + from, batch);
            }
        }
    }

    @Override
    public void restore(StateReader reader) {
        long count = reader.readLong("count");
        for (int from = 0; from < count; from += SNAPSHOT_ROWS) {
            add(reader.readBatch("from" + from));
        }
        storeRows();
        settle();
    }

    @Override
    public long stateBytes() {
        return partitions.stateBytes()
                + lists.stateBytes()
                + rows.stateBytes()
                + scratch.stateBytes()
                + tickRows.stateBytes()
                + additions.stateBytes()
                + changes.stateBytes()
                + 12L * groups.length
                + 8L * touched.length
                + 4L * before.length
                + isTouched.length
                + shown.size() / 8;
    }

    @Override
    public long stateRows() {
        return rows.size();
    }

    @Override
    public void close() {
        tickRows.close();
        rows.close();
        partitions.close();
        scratch.close();
    }
}
