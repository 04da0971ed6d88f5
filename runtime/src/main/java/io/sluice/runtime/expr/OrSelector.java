package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;
import java.util.List;

/** OR: each condition looks only at the rows the ones before it did not keep. */
record OrSelector(List<Selector> conditions) implements Selector {
    @Override
    public int select(ChangeBatch input, int[] rows, int count, int[] selected, Evaluation evaluation) {
        int[] open = new int[count];
        for (int i = 0; i < count; i++) {
            open[i] = rows == null ? i : rows[i];
        }
        boolean[] kept = new boolean[input.rowCount()];
        int[] found = new int[count];
        int openCount = count;
        int total = 0;
        for (Selector condition : conditions) {
            int hits = condition.select(input, open, openCount, found, evaluation);
            for (int i = 0; i < hits; i++) {
                kept[found[i]] = true;
            }
            total += hits;
            openCount = without(open, openCount, kept);
        }
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (kept[row]) {
                selected[next++] = row;
            }
        }
        assert next == total : Arrays.toString(found);
        return next;
    }

    private static int without(int[] rows, int count, boolean[] kept) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!kept[row]) {
                rows[left++] = row;
            }
        }
        return left;
    }
}
