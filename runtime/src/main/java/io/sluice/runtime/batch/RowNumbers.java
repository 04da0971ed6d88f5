package io.sluice.runtime.batch;

/**
 * Names for the rows of a batch whose weights are all +1 and −1: small dense numbers, each of which stands for the row that the source last added
 * with it. A row taken back carries the number that it was added with, and has the same values; in one batch a number is that of one row taken
 * back, of one added, or of one taken back before one that is added. They spare a receiver the search for that row and are a hint
 * only, which any operator may drop, for all rows of a batch or for none. Who passes them on must keep the order of rows, and must not let
 * rows of one source come to one receiver by two ways.
 *
 * @param numbers one a row, from 0 on; not to be changed
 */
public record RowNumbers(RowSource source, int[] numbers) {
    /** The numbers of some of the rows. */
    public RowNumbers gather(int[] rows, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = numbers[rows[i]];
        }
        return new RowNumbers(source, gathered);
    }
}
