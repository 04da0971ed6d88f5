package io.sluice.runtime.seek;

/** Some rows of a batch; which ones is found out only when somebody needs to know more than how many. */
public final class ChosenRows {
    private final PlacedRows placed;
    private final int[] wanted;

    ChosenRows(PlacedRows placed, int[] wanted) {
        this.placed = placed;
        this.wanted = wanted;
    }

    public int count() {
        return placed.count(wanted);
    }

    /** Their places in the batch, ascending. */
    public int[] rows() {
        return placed.rows(wanted);
    }
}
