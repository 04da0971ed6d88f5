package io.sluice.runtime.dataflow;

/**
 * How much one tick takes from one source.
 *
 * @param rows most rows
 * @param bytes most bytes
 * @param batchRows most rows in one batch
 */
public record TickLimits(long rows, long bytes, int batchRows) {
    TickLimits atMostRows(long limit) {
        return limit >= rows ? this : new TickLimits(limit, bytes, batchRows);
    }
}
