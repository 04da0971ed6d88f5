package io.sluice.runtime.seek;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;

/** A reader of a feed that wants rows with certain values only. */
public final class Seeker {
    private final Sought sought;
    private final SeekIndex index;
    private int[] wanted = {};

    Seeker(Sought sought, SeekIndex index) {
        this.sought = sought;
        this.index = index;
    }

    Sought sought() {
        return sought;
    }

    /** Whether it is cheaper to ask than to look at all rows. */
    public boolean pays() {
        return index.pays();
    }

    /**
     * The rows it wants of a batch of the tick under way; to be asked for before the tick ends.
     *
     * @param changes those of the feed in this tick so far
     * @param number of the batch in {@code changes}
     */
    public ChosenRows chosen(List<ChangeBatch> changes, int number) {
        PlacedRows placed = index.placed(changes, number);
        return new ChosenRows(placed, wanted);
    }

    /** Told the places of its values whenever these are made anew. */
    void placed(int[] places) {
        wanted = places;
    }
}
