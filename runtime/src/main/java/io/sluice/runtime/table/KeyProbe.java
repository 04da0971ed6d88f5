package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.stream.IntStream;

/**
 * Keys to be looked for.
 *
 * @param batch the keys' values, a key a row; owned
 * @param columns all columns of the batch
 * @param hashes a key each
 */
record KeyProbe(ChangeBatch batch, int[] columns, int[] hashes) implements AutoCloseable {
    static KeyProbe of(ChangeBatch batch) {
        int[] columns = IntStream.range(0, batch.columnCount()).toArray();
        return new KeyProbe(batch, columns, RowHash.of(batch, columns));
    }

    int size() {
        return hashes.length;
    }

    boolean matches(int key, ChangeBatch rows, int row, int[] keyColumns) {
        return RowEquality.rows(rows, row, keyColumns, batch, key, columns);
    }

    @Override
    public void close() {
        batch.close();
    }
}
