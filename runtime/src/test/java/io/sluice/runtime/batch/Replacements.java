package io.sluice.runtime.batch;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Batches as {@link ChangeBatch#replacing} makes them, of the rows of others. */
public final class Replacements {
    private Replacements() {}

    /** The same rows, as far as possible in the shape of replaced ones; takes over the batch. */
    public static ChangeBatch of(ChangeBatch batch, BufferAllocator allocator) {
        int[] numbers = batch.numbers().numbers();
        int[] picks = new int[batch.rowCount()];
        int[] coming = new int[picks.length];
        int[] going = new int[picks.length];
        int comingCount = 0;
        int goingCount = 0;
        for (int row = 0; row < picks.length; row++) {
            boolean comes = batch.weight(row) > 0;
            boolean replaced =
                    !comes && row + 1 < picks.length && batch.weight(row + 1) > 0 && numbers[row + 1] == numbers[row];
            if (Math.abs(batch.weight(row)) != 1 || !comes && !replaced) {
                return batch;
            }
            picks[row] = comes ? comingCount : -1 - goingCount;
            if (comes) {
                coming[comingCount++] = row;
            } else {
                going[goingCount++] = row;
            }
        }
        if (goingCount == 0) {
            return batch;
        }
        try (batch) {
            Column[] after = new Column[batch.columnCount()];
            Column[] before = new Column[after.length];
            for (int i = 0; i < after.length; i++) {
                after[i] = Gather.column(batch.column(i), coming, comingCount, allocator);
                before[i] = isKept(batch.column(i), going, goingCount)
                        ? null
                        : Gather.column(batch.column(i), going, goingCount, allocator);
            }
            return ChangeBatch.replacing(after, before, picks, batch.weights().retain(), batch.numbers(), allocator);
        }
    }

    private static boolean isKept(Column column, int[] going, int count) {
        List<String> values = BatchText.print(column);
        return Arrays.stream(going, 0, count).allMatch(row -> values.get(row).equals(values.get(row + 1)));
    }
}
