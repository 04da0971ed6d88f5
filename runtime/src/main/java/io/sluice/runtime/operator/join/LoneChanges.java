package io.sluice.runtime.operator.join;

import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Collects stored rows of one side that come out by themselves and emits them in batches. */
final class LoneChanges {
    private final int input;
    private final JoinSide side;
    private final JoinOutput output;
    private final int batchRows;
    private int[] rows = new int[64];
    private long[] weights = new long[64];
    private int count;

    LoneChanges(int input, JoinSide side, JoinOutput output, int batchRows) {
        this.input = input;
        this.side = side;
        this.output = output;
        this.batchRows = batchRows;
    }

    /** @param weight of the change; 0 for none */
    void add(int row, long weight, Output out) {
        if (weight == 0) {
            return;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        rows[count] = row;
        weights[count++] = weight;
        if (count >= batchRows) {
            flush(out);
        }
    }

    void flush(Output out) {
        if (count > 0) {
            int full = count;
            count = 0;
            out.emit(output.loneRows(input, side.rows(), rows, weights, full));
        }
    }

    long stateBytes() {
        return 12L * rows.length;
    }
}
