package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.stream.IntStream;

/**
 * A key to be looked for.
 *
 * @param batch one row of the key's values, owned
 * @param columns all columns of the batch
 */
record KeyProbe(ChangeBatch batch, int[] columns, int hash) implements AutoCloseable {
    static KeyProbe of(ChangeBatch batch) {
        int[] columns = IntStream.range(0, batch.columnCount()).toArray();
        return new KeyProbe(batch, columns, RowHash.of(batch, columns)[0]);
    }

    boolean matches(ChangeBatch rows, int row, int[] keyColumns) {
        return RowEquality.rows(rows, row, keyColumns, batch, 0, columns);
    }

    @Override
    public void close() {
        batch.close();
    }
}
