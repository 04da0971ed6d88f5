package io.sluice.runtime.operator.topn;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.state.row.RowStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that came in this tick and may be kept: places in the batches they came with, which are held until {@link #store}. Only rows that
 * are still wanted then are copied.
 */
final class TickRows implements AutoCloseable {
    private static final int DROPPED = -1;

    private final List<ChangeBatch> batches = new ArrayList<>();
    private int[] batchOf = new int[16];
    private int[] rowOf = new int[16];
    /** Where the source of a batch has each row. */
    private int[] placeOf = new int[16];

    /** By row of the last batch; null where it is its own source. */
    private int[] places;

    private int count;
    private int heldRows;
    private int countBefore;

    /** Takes over a batch whose rows are {@link #add}ed next. */
    void begin(ChangeBatch batch) {
        batches.add(batch);
        heldRows += batch.rowCount();
        countBefore = count;
        places = batch.columnCount() == 0 ? null : batch.sourceRows(0);
    }

    /** Lets the last batch go if none of its rows is wanted. */
    void end() {
        if (count == countBefore) {
            ChangeBatch batch = batches.remove(batches.size() - 1);
            heldRows -= batch.rowCount();
            batch.close();
        }
    }

    /** Notes a row of the last batch and gives its number. */
    int add(int row) {
        if (count == rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, 2 * count);
            placeOf = Arrays.copyOf(placeOf, 2 * count);
            batchOf = Arrays.copyOf(batchOf, 2 * count);
        }
        batchOf[count] = batches.size() - 1;
        rowOf[count] = row;
        placeOf[count] = places == null ? row : places[row];
        return count++;
    }

    /** Takes back the last {@link #add}. */
    void takeBack() {
        count--;
    }

    void drop(int number) {
        rowOf[number] = DROPPED;
    }

    ChangeBatch batch(int number) {
        return batches.get(batchOf[number]);
    }

    /** Where the {@linkplain ChangeBatch#source sources} of the batch's columns have the row. */
    int place(int number) {
        return placeOf[number];
    }

    int heldRows() {
        return heldRows;
    }

    /** Copies the rows that are left to a store and forgets all; returns the stored number of each by its number here. */
    int[] store(RowStore target) {
        int[] stored = new int[count];
        int[] rows = new int[count];
        int[] numbers = new int[count];
        int[] ids = new int[count];
        int next = 0;
        for (int i = 0; i < batches.size(); i++) {
            int wanted = 0;
            for (; next < count && batchOf[next] == i; next++) {
                if (rowOf[next] != DROPPED) {
                    rows[wanted] = rowOf[next];
                    numbers[wanted++] = next;
                }
            }
            target.addSome(batches.get(i), rows, wanted, ids);
            for (int j = 0; j < wanted; j++) {
                stored[numbers[j]] = ids[j];
            }
        }
        close();
        return stored;
    }

    long stateBytes() {
        return 12L * rowOf.length;
    }

    /** Forgets all rows. */
    @Override
    public void close() {
        batches.forEach(ChangeBatch::close);
        batches.clear();
        count = 0;
        heldRows = 0;
        if (rowOf.length > 1 << 16) {
            rowOf = new int[16];
            placeOf = new int[16];
            batchOf = new int[16];
        }
    }
}
