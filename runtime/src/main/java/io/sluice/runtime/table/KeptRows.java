package io.sluice.runtime.table;

import java.util.Arrays;

/**
 * The rows of a chunk that are there, ascending.
 *
 * @param rows the first {@code count} say which; null when it is all of them
 */
record KeptRows(Chunk chunk, int[] rows, int count) {
    static KeptRows of(Chunk chunk) {
        if (chunk.liveRows() == chunk.rowCount()) {
            return new KeptRows(chunk, null, chunk.rowCount());
        }
        int[] rows = new int[chunk.rowCount()];
        int count = chunk.select(Long.MAX_VALUE, rows);
        return new KeptRows(chunk, Arrays.copyOf(rows, count), count);
    }

    int row(int index) {
        return rows == null ? index : rows[index];
    }
}
