package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** The rows of one input of an as-of join: by key, and in order within each key. */
final class OrderedSide implements AutoCloseable {
    private final JoinSide side;
    private final OrderValues values;
    private final RowTree tree;
    private final int column;
    private int[] ids = new int[0];
    private boolean[] fresh = new boolean[0];

    /** @param firstRowLast of rows with the same value the first in row order comes last */
    OrderedSide(AsOfSpec asOf, int input, boolean firstRowLast, BufferAllocator allocator) {
        AsOfSpec.Side spec = asOf.side(input);
        JoinSpec.Side kept = new JoinSpec.Side(spec.rowType(), spec.changing(), Optional.empty());
        this.side = new JoinSide(kept, asOf.delay().isPresent(), true, false, allocator);
        this.values =
                OrderValues.create(spec.rowType().type(spec.order()), asOf.backwards(), asOf.factor(input), allocator);
        this.column = spec.order();
        this.tree = new RowTree() {
            @Override
            int compare(int row, int other) {
                int order = values.compare(row, values, other);
                if (order == 0 && firstRowLast) {
                    order = side.rows().compare(other, row);
                }
                return order != 0 ? order : Integer.compare(other, row);
            }
        };
    }

    JoinSide side() {
        return side;
    }

    OrderValues values() {
        return values;
    }

    RowTree tree() {
        return tree;
    }

    void ensureKeys(int bound) {
        side.ensureKeys(bound);
        tree.ensureKeys(bound);
    }

    /** Adds rows that have a key and a value. */
    void add(ChangeBatch batch, int[] keys) {
        int count = batch.rowCount();
        if (ids.length < count) {
            ids = new int[count];
            fresh = new boolean[count];
        }
        if (side.changing()) {
            side.change(batch, keys, ids, fresh);
        } else {
            side.append(batch, keys, ids);
        }
        values.put(batch.column(column), ids);
        for (int row = 0; row < count; row++) {
            if (!side.changing()) {
                side.touchNew(ids[row]);
                tree.add(keys[row], ids[row]);
            } else if (fresh[row]) {
                tree.add(keys[row], ids[row]);
            }
        }
    }

    /** Takes a row out of the order of its key; it stays until it is {@linkplain #free freed}. */
    void leaveOrder(int row) {
        tree.remove(side.key(row), row);
    }

    /** Forgets a row that has left the order. */
    void free(int row) {
        values.free(row);
        side.free(row);
    }

    int[] snapshot(StateWriter writer, String prefix, int[] liveKeys) {
        return side.snapshot(writer, prefix, liveKeys);
    }

    /** Reads what {@link #snapshot} wrote and returns the number of rows. */
    int restore(StateReader reader, String prefix) {
        side.restore(reader, prefix);
        int[] all = IntStream.rangeClosed(1, side.rows().size()).toArray();
        Column restored = side.rows().newColumn(column, all, all.length);
        try {
            values.put(restored, all);
        } finally {
            restored.release();
        }
        for (int row : all) {
            tree.add(side.key(row), row);
        }
        return all.length;
    }

    long stateBytes() {
        return side.stateBytes() + values.stateBytes() + tree.stateBytes() + 5L * ids.length;
    }

    @Override
    public void close() {
        side.close();
        values.close();
    }
}
