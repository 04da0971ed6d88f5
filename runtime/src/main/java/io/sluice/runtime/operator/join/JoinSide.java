package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.runtime.state.row.RowStore;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The rows of one input, chained by key. Where rows may be taken back each distinct row stands once, with a weight that may be below 0
 * within a tick; one whose weight is 0 stays until the tick ends. Where they are only added each stands by itself and none is looked up.
 */
final class JoinSide implements AutoCloseable {
    private final RowStore rows;
    /** Null where rows are only added. */
    private final ChangedRows changed;
    /** Rows that the tick has changed: all where somebody asks what they were, else those that it took back; null where there are none. */
    private final TouchedRows touched;

    /** Null where rows are not forgotten. */
    private final RowExpiry expiry;

    /** Whether somebody asks what rows were when the tick began. */
    private final boolean remembers;

    private final boolean unlinks;
    private int[] heads = new int[8];
    private int[] next = new int[8];
    /** Null where rows are never freed. */
    private int[] previous;

    private int[] keys = new int[8];
    /** Null while every row has weight 1. */
    private long[] weights;
    /** Sum of the weights of each row's partners; null where they are not counted by row. */
    private long[] matches;

    /**
     * @param frees whether rows go that were not taken back
     * @param remembers whether touched rows are asked for
     * @param counts whether partners are counted by row
     */
    JoinSide(JoinSpec.Side spec, boolean frees, boolean remembers, boolean counts, BufferAllocator allocator) {
        boolean changing = spec.changing();
        this.remembers = remembers;
        this.unlinks = changing || frees;
        this.rows = new RowStore(spec.rowType(), !unlinks, allocator);
        this.changed = changing ? new ChangedRows(rows, this::stored, this::merge, allocator) : null;
        this.touched = changing || remembers ? new TouchedRows() : null;
        this.expiry =
                spec.expiry().map(times -> new RowExpiry(times, spec.rowType())).orElse(null);
        this.previous = unlinks ? new int[8] : null;
        this.weights = changing ? new long[8] : null;
        this.matches = counts ? new long[8] : null;
    }

    boolean changing() {
        return changed != null;
    }

    RowStore rows() {
        return rows;
    }

    TouchedRows touched() {
        return touched;
    }

    /** Whether {@link #touched} are all rows that the tick has changed. */
    boolean remembers() {
        return remembers;
    }

    RowExpiry expiry() {
        return expiry;
    }

    void ensureKeys(int bound) {
        if (bound > heads.length) {
            heads = Arrays.copyOf(heads, Math.max(bound, 2 * heads.length));
        }
    }

    /** First row of a key; 0 when there is none. */
    int first(int key) {
        return heads[key];
    }

    int next(int row) {
        return next[row];
    }

    int[] heads() {
        return heads;
    }

    int[] nexts() {
        return next;
    }

    int key(int row) {
        return keys[row];
    }

    long weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Whether every row has weight 1. */
    boolean allOnes() {
        return weights == null;
    }

    long matches(int row) {
        return matches[row];
    }

    void addMatches(int row, long weight) {
        matches[row] += weight;
    }

    /** Notes a row as touched, before it changes. */
    void touch(int row) {
        touched.touch(row, weight(row), matches == null ? 0 : matches[row]);
    }

    /**
     * Adds rows that are never taken back.
     *
     * @param keyIds key of each row
     * @param ids where the rows' numbers are written
     */
    void append(ChangeBatch batch, int[] keyIds, int[] ids) {
        int count = batch.rowCount();
        refuseRetractions(batch);
        rows.addAll(batch, ids);
        reserve(rows.bound());
        for (int row = 0; row < count; row++) {
            link(ids[row], keyIds[row]);
        }
        if (batch.weights() != null || weights != null) {
            for (int row = 0; row < count; row++) {
                setWeight(ids[row], batch.weight(row));
            }
        }
        for (int row = 0; row < count && expiry != null; row++) {
            expiry.add(batch.source(expiry.column()), batch.sourceRow(expiry.column(), row), ids[row]);
        }
    }

    private static void refuseRetractions(ChangeBatch batch) {
        for (int row = 0; row < batch.rowCount() && batch.weights() != null; row++) {
            if (batch.weight(row) < 0) {
                throw new SluiceException(
                        ErrorCode.INTERNAL_ERROR, "a join was given a retraction where rows are only added");
            }
        }
    }

    /** Notes a row just {@linkplain #append appended} as one that was not there when the tick began. */
    void touchNew(int row) {
        touched.touch(row, 0, 0);
    }

    /**
     * Adds weights to rows, new or not.
     *
     * @param fresh where it is written whether the row was not there before
     */
    void change(ChangeBatch batch, int[] keyIds, int[] ids, boolean[] fresh) {
        changed.load(batch);
        for (int row = 0; row < batch.rowCount(); row++) {
            int id = changed.find(batch, row);
            fresh[row] = id == 0;
            ids[row] = id == 0 ? add(batch, row, keyIds[row]) : id;
            addWeight(ids[row], batch.weight(row));
        }
    }

    /**
     * As {@link #change}, where nobody asks which rows these are nor what they were when the tick began: then one that takes another's number stands
     * in its place.
     *
     * @param emptied gets the keys that have lost their last row so
     */
    void replace(ChangeBatch batch, int[] keyIds, EmptyKeys emptied) {
        changed.load(batch);
        for (int row = 0; row < batch.rowCount(); row++) {
            int replaced = changed.findReplaced(batch, row);
            if (replaced != 0) {
                row++;
                put(replaced, batch, row, keyIds[row], emptied);
            } else {
                int id = changed.find(batch, row);
                addWeight(id == 0 ? add(batch, row, keyIds[row]) : id, batch.weight(row));
            }
        }
    }

    /** Keeps a new row, of weight 0 so far. */
    private int add(ChangeBatch batch, int row, int key) {
        int id = rows.add(batch, row);
        reserve(id + 1);
        link(id, key);
        changed.add(id, row);
        if (expiry != null) {
            expiry.add(batch.source(expiry.column()), batch.sourceRow(expiry.column(), row), id);
        }
        return id;
    }

    /** Keeps the row behind {@code row - 1}, which is the one of the number, in its place. */
    private void put(int id, ChangeBatch batch, int row, int key, EmptyKeys emptied) {
        rows.put(id, batch, row);
        int before = keys[id];
        if (before != key) {
            unlink(id);
            link(id, key);
            if (heads[before] == 0) {
                emptied.add(before);
            }
        }
        if (expiry != null) {
            int column = expiry.column();
            expiry.move(batch.source(column), batch.sourceRow(column, row - 1), batch.sourceRow(column, row), id);
        }
    }

    /** Changes the weight of one row. */
    void addWeight(int row, long weight) {
        if (remembers || weights[row] + weight == 0) {
            touch(row);
        }
        weights[row] += weight;
    }

    /** Forgets the sources of row numbers that have ended. */
    void endTick() {
        if (changed != null) {
            changed.endTick();
        }
    }

    /** All rows there are, in no order. */
    private int[] stored() {
        int[] ids = new int[rows.size()];
        int count = 0;
        for (int key = 0; count < ids.length; key++) {
            for (int row = heads[key]; row != 0; row = next[row]) {
                ids[count++] = row;
            }
        }
        return ids;
    }

    /** Of two equal rows the second goes with the tick. */
    private void merge(int first, int twin) {
        addWeight(first, weights[twin]);
        addWeight(twin, -weights[twin]);
    }

    /** Forgets the rows that no partner can come for at this watermark; their keys may be empty then. */
    void expire(long watermark, EmptyKeys emptyKeys) {
        for (int row = nextExpired(watermark); row != 0; row = nextExpired(watermark)) {
            emptyKeys.add(keys[row]);
            free(row);
        }
    }

    private int nextExpired(long watermark) {
        return expiry == null ? 0 : expiry.take(watermark);
    }

    /** Forgets a row; its number may be given again. */
    void free(int row) {
        if (changed != null) {
            changed.remove(row);
        }
        if (expiry != null) {
            expiry.remove(row);
        }
        unlink(row);
        if (weights != null) {
            weights[row] = 0;
        }
        if (matches != null) {
            matches[row] = 0;
        }
        rows.free(row);
    }

    private void unlink(int row) {
        int before = previous[row];
        int after = next[row];
        if (before == 0) {
            heads[keys[row]] = after;
        } else {
            next[before] = after;
        }
        if (after != 0) {
            previous[after] = before;
        }
    }

    private void link(int row, int key) {
        int head = heads[key];
        next[row] = head;
        keys[row] = key;
        heads[key] = row;
        if (unlinks) {
            previous[row] = 0;
            previous[head] = row;
        }
    }

    private void setWeight(int row, long weight) {
        if (weights == null) {
            if (weight == 1) {
                return;
            }
            weights = new long[next.length];
            Arrays.fill(weights, 1);
        }
        weights[row] = weight;
    }

    private void reserve(int bound) {
        if (bound <= next.length) {
            return;
        }
        int size = Math.max(bound, 2 * next.length);
        next = Arrays.copyOf(next, size);
        keys = Arrays.copyOf(keys, size);
        previous = previous == null ? null : Arrays.copyOf(previous, size);
        matches = matches == null ? null : Arrays.copyOf(matches, size);
        if (weights != null) {
            int old = weights.length;
            weights = Arrays.copyOf(weights, size);
            if (changed == null) {
                Arrays.fill(weights, old, size, 1);
            }
        }
    }

    /**
     * Writes the rows of these keys, each key's from the last of its chain to the first.
     *
     * @return the rows in the order written, by which they are numbered from 1 on when read again
     */
    int[] snapshot(StateWriter writer, String prefix, int[] liveKeys) {
        int[] ids = new int[rows.size()];
        int count = ids.length;
        // Backwards in all, so that the numbers given anew follow the order in which rows came as far as this is known.
        for (int i = liveKeys.length - 1; i >= 0; i--) {
            int key = liveKeys[i];
            for (int row = key < heads.length ? heads[key] : 0; row != 0; row = next[row]) {
                ids[--count] = row;
            }
        }
        count = ids.length;
        long[] column = new long[count];
        for (int i = 0; i < count; i++) {
            column[i] = keys[ids[i]];
        }
        writer.writeLongs(prefix + "keys", column, count);
        for (int i = 0; i < count; i++) {
            column[i] = weight(ids[i]);
        }
        writer.writeLongs(prefix + "weights", column, count);
        if (matches != null) {
            for (int i = 0; i < count; i++) {
                column[i] = matches[ids[i]];
            }
            writer.writeLongs(prefix + "matches", column, count);
        }
        rows.snapshot(writer, prefix + "rows.", ids, count);
        return ids;
    }

    /** Reads what {@link #snapshot} wrote into this empty side. */
    void restore(StateReader reader, String prefix) {
        long[] keyOfRow = reader.readLongs(prefix + "keys");
        long[] weightOfRow = reader.readLongs(prefix + "weights");
        long[] matchesOfRow = matches == null ? null : reader.readLongs(prefix + "matches");
        int count = rows.restore(reader, prefix + "rows.");
        reserve(count + 1);
        // Each row is linked before those already there.
        for (int i = 0; i < count; i++) {
            int row = i + 1;
            ensureKeys((int) keyOfRow[i] + 1);
            link(row, (int) keyOfRow[i]);
            setWeight(row, weightOfRow[i]);
            if (matchesOfRow != null) {
                matches[row] = matchesOfRow[i];
            }
        }
        if (changed != null && count > 0) {
            changed.restored();
        }
        if (expiry != null) {
            int[] all = IntStream.rangeClosed(1, count).toArray();
            try (ChangeBatch times = rows.newBatch(new int[] {expiry.column()}, all, count)) {
                for (int i = 0; i < count; i++) {
                    expiry.add(times.column(0), i, i + 1);
                }
            }
        }
    }

    long stateBytes() {
        return rows.stateBytes()
                + 4L * (heads.length + next.length + keys.length + (previous == null ? 0 : previous.length))
                + 8L * ((weights == null ? 0 : weights.length) + (matches == null ? 0 : matches.length))
                + (changed == null ? 0 : changed.stateBytes())
                + (expiry == null ? 0 : expiry.stateBytes())
                + (touched == null ? 0 : touched.stateBytes());
    }

    @Override
    public void close() {
        rows.close();
        if (changed != null) {
            changed.close();
        }
    }
}
