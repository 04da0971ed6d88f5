package io.sluice.runtime.seek;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The readers of a feed that want rows with certain values only. For one thread at a time. */
public final class Seekers implements AutoCloseable {
    /** What readers must have in common to share a search. */
    private record Key(int column, boolean exact) {}

    private final Map<Key, SeekIndex> indexes =
            new TreeMap<>(Comparator.comparingInt(Key::column).thenComparing(Key::exact));

    /** Adds a reader. */
    public Seeker add(Sought sought) {
        SeekIndex index = indexes.computeIfAbsent(key(sought), key -> new SeekIndex());
        Seeker seeker = new Seeker(sought, index);
        index.add(seeker);
        return seeker;
    }

    /** Removes a reader that {@link #add} gave; does nothing when all are closed. */
    public void remove(Seeker seeker) {
        SeekIndex index = indexes.get(key(seeker.sought()));
        if (index != null) {
            index.remove(seeker);
            if (index.isEmpty()) {
                indexes.remove(key(seeker.sought()));
            }
        }
    }

    /** The batches of the tick are gone. */
    public void endTick() {
        indexes.values().forEach(SeekIndex::endTick);
    }

    private static Key key(Sought sought) {
        return new Key(sought.column(), sought instanceof SoughtRanges);
    }

    @Override
    public void close() {
        indexes.values().forEach(SeekIndex::close);
        indexes.clear();
    }
}
