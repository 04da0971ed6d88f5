package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Finds the pairs of a batch with the rows of the other side, counts them where rows count their partners, and emits them. */
final class PairMatcher {
    private static final int FIRST_PAIRS = 256;

    private final JoinSide[] sides;
    private final boolean emits;
    /** By input: whether its rows count their partners. */
    private final boolean[] counts;

    private final JoinOutput output;
    private final Residual residual;
    private final int batchRows;
    private int[] rows = new int[FIRST_PAIRS];
    private int[] partners = new int[FIRST_PAIRS];
    private long[] weights = new long[FIRST_PAIRS];
    private int count;

    PairMatcher(JoinSpec spec, JoinSide[] sides, boolean[] counts, JoinOutput output, OperatorContext context) {
        this.sides = sides;
        this.emits = spec.kind().givesBothSides();
        this.counts = counts;
        this.output = output;
        this.residual = spec.residual()
                .map(expr -> new Residual(expr, spec.left().rowType().size(), output, context))
                .orElse(null);
        this.batchRows = Math.max(1, context.batchRows());
    }

    /**
     * Matches a batch with all rows of the other side.
     *
     * @param keys key of each row
     * @param ids number of each row in its own side
     * @param fresh whether it is new there; null when all are
     */
    void match(int input, ChangeBatch batch, int[] keys, int[] ids, boolean[] fresh, Output out) {
        JoinSide others = sides[1 - input];
        int[] heads = others.heads();
        int[] nexts = others.nexts();
        for (int row = 0; row < batch.rowCount(); row++) {
            int partner = heads[keys[row]];
            while (partner != 0) {
                if (count == rows.length) {
                    makeRoom(input, batch, ids, fresh, out);
                }
                rows[count] = row;
                partners[count++] = partner;
                partner = nexts[partner];
            }
        }
        flush(input, batch, ids, fresh, out);
    }

    private void makeRoom(int input, ChangeBatch batch, int[] ids, boolean[] fresh, Output out) {
        if (count >= batchRows) {
            flush(input, batch, ids, fresh, out);
            return;
        }
        int size = Math.min(batchRows, 4 * count);
        rows = Arrays.copyOf(rows, size);
        partners = Arrays.copyOf(partners, size);
        weights = Arrays.copyOf(weights, size);
    }

    private void flush(int input, ChangeBatch batch, int[] ids, boolean[] fresh, Output out) {
        int pairs = count;
        count = 0;
        if (pairs == 0) {
            return;
        }
        JoinSide others = sides[1 - input];
        boolean allOnes = batch.weights() == null && others.allOnes();
        if (!allOnes || residual != null) {
            for (int i = 0; i < pairs; i++) {
                weights[i] = batch.weight(rows[i]) * others.weight(partners[i]);
            }
        }
        if (residual != null) {
            pairs = residual.select(input, batch, rows, others.rows(), partners, weights, pairs);
            countPartners(input, batch, ids, fresh, pairs);
        }
        if (!emits) {
            return;
        }
        boolean weighted = !allOnes && !areOnes(pairs);
        if (weighted) {
            pairs = dropZeros(pairs);
        }
        if (pairs > 0) {
            out.emit(output.pairs(input, batch, rows, others.rows(), partners, weighted ? weights : null, pairs));
        }
    }

    private void countPartners(int input, ChangeBatch batch, int[] ids, boolean[] fresh, int pairs) {
        JoinSide own = sides[input];
        JoinSide others = sides[1 - input];
        for (int i = 0; i < pairs && counts[1 - input]; i++) {
            others.touch(partners[i]);
            others.addMatches(partners[i], batch.weight(rows[i]));
        }
        for (int i = 0; i < pairs && counts[input]; i++) {
            if (fresh == null || fresh[rows[i]]) {
                own.addMatches(ids[rows[i]], others.weight(partners[i]));
            }
        }
    }

    /** Whether each pair just comes, which receivers do more cheaply without weights. */
    private boolean areOnes(int pairs) {
        for (int i = 0; i < pairs; i++) {
            if (weights[i] != 1) {
                return false;
            }
        }
        return true;
    }

    private int dropZeros(int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            if (weights[i] != 0) {
                rows[kept] = rows[i];
                partners[kept] = partners[i];
                weights[kept++] = weights[i];
            }
        }
        return kept;
    }

    long stateBytes() {
        return 16L * rows.length;
    }
}
