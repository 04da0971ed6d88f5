package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Which right row each left row has found, as it was emitted, and the other way round which left rows depend on a right one. */
final class AsOfMatches {
    private final OrderedSide left;
    private final AsOfVersions versions;
    private final OrderedSide right;
    private final Residual residual;
    private final boolean pads;
    private final JoinOutput output;
    private final LoneChanges lone;
    private final int batchRows;
    /** By left row: the right row nearest to it; 0 for none. */
    private int[] nearest = new int[8];
    /** By left row: whether the nearest fails the further condition. */
    private boolean[] refused = new boolean[8];

    private int[] next = new int[8];
    private int[] previous = new int[8];
    /** By right row: the first left row that depends on it. */
    private int[] heads = new int[8];

    private int[] lefts = new int[64];
    private int[] rights = new int[64];
    private long[] weights = new long[64];
    private int count;

    AsOfMatches(AsOfSpec spec, OrderedSide left, OrderedSide right, AsOfVersions versions, OperatorContext context) {
        this.left = left;
        this.right = right;
        this.versions = versions;
        this.pads = spec.kind() == JoinKind.LEFT;
        this.output = new JoinOutput(spec.left().rowType(), spec.right().rowType(), true, context.allocator());
        this.residual = spec.residual()
                .map(expr -> new Residual(expr, spec.left().rowType().size(), output, context))
                .orElse(null);
        this.batchRows = Math.max(1, context.batchRows());
        this.lone = new LoneChanges(0, left.side(), output, batchRows);
    }

    JoinOutput output() {
        return output;
    }

    /** First left row that depends on a right one; 0 for none. */
    int firstDependent(int rightRow) {
        return rightRow < heads.length ? heads[rightRow] : 0;
    }

    int nextDependent(int leftRow) {
        return next[leftRow];
    }

    /** Looks the partners of some left rows up anew and emits what is different from before. */
    void refresh(RowSet rows, Output out) {
        for (int from = 0; from < rows.count(); from += batchRows) {
            int size = Math.min(batchRows, rows.count() - from);
            int[] some = new int[size];
            int[] found = new int[size];
            boolean[] refuses = new boolean[size];
            for (int i = 0; i < size; i++) {
                some[i] = rows.row(from + i);
                found[i] = left.side().weight(some[i]) > 0 ? versions.find(some[i]) : 0;
            }
            if (residual != null) {
                applyResidual(some, found, refuses);
            }
            for (int i = 0; i < size; i++) {
                change(some[i], found[i], refuses[i], out);
            }
        }
        flush(out);
        lone.flush(out);
    }

    private void applyResidual(int[] rows, int[] found, boolean[] refuses) {
        int pairs = 0;
        int[] pairRows = new int[rows.length];
        int[] partners = new int[rows.length];
        long[] pairWeights = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (found[i] != 0) {
                refuses[i] = true;
                pairRows[pairs] = i;
                partners[pairs] = found[i];
                pairWeights[pairs++] = left.side().weight(rows[i]);
            }
        }
        try (ChangeBatch batch = left.side().rows().newBatch(rows, rows.length)) {
            int kept = residual.select(0, batch, pairRows, right.side().rows(), partners, pairWeights, pairs);
            for (int i = 0; i < kept; i++) {
                refuses[pairRows[i]] = false;
            }
        }
    }

    private void change(int row, int found, boolean refuses, Output out) {
        ensure(row);
        long now = Math.max(0, left.side().weight(row));
        long then = left.side().touched().weightBefore(row, now);
        int old = refused[row] ? 0 : nearest[row];
        int partner = refuses ? 0 : found;
        if (old == partner) {
            emit(row, partner, now - then, out);
        } else {
            emit(row, old, -then, out);
            emit(row, partner, now, out);
        }
        if (nearest[row] != found) {
            unlink(row);
            link(row, found);
        }
        refused[row] = refuses;
    }

    private void emit(int row, int partner, long weight, Output out) {
        if (partner == 0) {
            if (pads) {
                lone.add(row, weight, out);
            }
            return;
        }
        if (weight == 0) {
            return;
        }
        if (count == lefts.length) {
            lefts = Arrays.copyOf(lefts, 2 * count);
            rights = Arrays.copyOf(rights, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        lefts[count] = row;
        rights[count] = partner;
        weights[count++] = weight;
        if (count >= batchRows) {
            flush(out);
        }
    }

    private void flush(Output out) {
        if (count > 0) {
            int full = count;
            count = 0;
            out.emit(output.pairs(left.side().rows(), lefts, right.side().rows(), rights, weights, full));
        }
    }

    private void ensure(int row) {
        if (row >= nearest.length) {
            int size = Math.max(row + 1, 2 * nearest.length);
            nearest = Arrays.copyOf(nearest, size);
            refused = Arrays.copyOf(refused, size);
            next = Arrays.copyOf(next, size);
            previous = Arrays.copyOf(previous, size);
        }
    }

    private void link(int row, int partner) {
        nearest[row] = partner;
        if (partner == 0) {
            return;
        }
        if (partner >= heads.length) {
            heads = Arrays.copyOf(heads, Math.max(partner + 1, 2 * heads.length));
        }
        int head = heads[partner];
        next[row] = head;
        previous[row] = 0;
        previous[head] = row;
        heads[partner] = row;
    }

    private void unlink(int row) {
        int partner = nearest[row];
        if (partner == 0) {
            return;
        }
        int before = previous[row];
        int after = next[row];
        if (before == 0) {
            heads[partner] = after;
        } else {
            next[before] = after;
        }
        if (after != 0) {
            previous[after] = before;
        }
        nearest[row] = 0;
    }

    /** Forgets a left row. */
    void free(int row) {
        if (row < nearest.length) {
            unlink(row);
            refused[row] = false;
        }
    }

    /** For each left row the place of its nearest among the right rows, from 1 on, below 0 when that is refused, 0 for none. */
    long[] places(int[] leftRows, int[] rightRows) {
        int bound = 1;
        for (int row : rightRows) {
            bound = Math.max(bound, row + 1);
        }
        int[] places = new int[bound];
        for (int i = 0; i < rightRows.length; i++) {
            places[rightRows[i]] = i + 1;
        }
        long[] result = new long[leftRows.length];
        for (int i = 0; i < result.length; i++) {
            int place = places[nearest[leftRows[i]]];
            result[i] = refused[leftRows[i]] ? -place : place;
        }
        return result;
    }

    /** Takes what {@link #places} gave for the left rows 1, 2, …. */
    void restore(long[] places) {
        for (int i = 0; i < places.length; i++) {
            ensure(i + 1);
            link(i + 1, (int) Math.abs(places[i]));
            refused[i + 1] = places[i] < 0;
        }
    }

    long stateBytes() {
        return 13L * nearest.length + 4L * heads.length + 16L * lefts.length + lone.stateBytes();
    }
}
