package io.sluice.runtime.core;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.table.LiveTable;

/**
 * The rows of a table that have the keys of other rows, as the changes applied so far leave the table.
 *
 * @param rows of the table, one for each match, in the order of the rows they match; owned
 * @param places for each row the place of its match among them; −1 for none
 */
record KeyMatches(ChangeBatch rows, int[] places) implements AutoCloseable {
    /** @param key where the probing rows have the values of the table's key, of its types */
    static KeyMatches of(ChangeBatch probes, int[] key, LiveTable table) {
        int[] places = new int[probes.rowCount()];
        return new KeyMatches(table.findAll(probes, key, places), places);
    }

    boolean has(int row) {
        return places[row] >= 0;
    }

    int place(int row) {
        return places[row];
    }

    @Override
    public void close() {
        rows.close();
    }
}
