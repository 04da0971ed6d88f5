package io.sluice.runtime.seek;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds for each batch of a feed the rows that each of many readers wants by their value in one column, by one search for all of them. For
 * one thread at a time.
 */
final class SeekIndex implements AutoCloseable {
    /** Below so many readers it is cheaper that each looks at all rows. */
    private static final int FEWEST_READERS = 4;

    private final List<Seeker> seekers = new ArrayList<>();
    private final List<PlacedRows> batches = new ArrayList<>();
    /** Null until it is needed after readers have come or gone. */
    private Places places;

    void add(Seeker seeker) {
        seekers.add(seeker);
        changed();
    }

    void remove(Seeker seeker) {
        seekers.remove(seeker);
        changed();
    }

    boolean isEmpty() {
        return seekers.isEmpty();
    }

    boolean pays() {
        return seekers.size() >= FEWEST_READERS;
    }

    /** The rows of the tick's batch of this number. */
    PlacedRows placed(List<ChangeBatch> changes, int number) {
        if (places == null) {
            build();
        }
        int column = seekers.get(0).sought().column();
        while (batches.size() <= number) {
            batches.add(new PlacedRows(places, changes.get(batches.size()).column(column)));
        }
        return batches.get(number);
    }

    /** The batches of the tick are gone. */
    void endTick() {
        batches.clear();
    }

    private void changed() {
        close();
        batches.clear();
    }

    private void build() {
        places = seekers.get(0).sought() instanceof SoughtRanges
                ? new RangePlaces(filters(SoughtRanges.class))
                : new HashPlaces(
                        filters(SoughtHashes.class), seekers.get(0).sought().allocator());
        seekers.forEach(seeker -> seeker.placed(places.wanted(seeker.sought())));
    }

    private <T extends Sought> List<T> filters(Class<T> kind) {
        return seekers.stream().map(Seeker::sought).map(kind::cast).toList();
    }

    @Override
    public void close() {
        if (places != null) {
            places.close();
            places = null;
        }
    }
}
