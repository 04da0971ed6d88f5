package io.sluice.runtime.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The standing queries in the order they were made, which puts each behind those it reads, and which view each fills. Changed under the
 * tick lock; {@link #all()} may be called by any thread.
 */
public final class StandingQueries {
    private final List<StandingQuery> queries = new CopyOnWriteArrayList<>();
    private final Map<RelationFeed, StandingQuery> writers = new IdentityHashMap<>();

    /** A snapshot for readers. */
    public List<StandingQuery> all() {
        return Collections.unmodifiableList(queries);
    }

    /** Sources, through all views, whose rows a paused query waits for that can take no more. */
    public Set<RelationFeed> heldBack(long pausedRows) {
        Set<RelationFeed> held = Set.of();
        for (StandingQuery query : queries) {
            if (query.state() == QueryState.PAUSED && query.backlogRows() >= pausedRows) {
                held = held.isEmpty() ? Collections.newSetFromMap(new IdentityHashMap<>()) : held;
                collectSources(query, held);
            }
        }
        return held;
    }

    void add(StandingQuery query, RelationFeed view) {
        queries.add(query);
        if (view != null) {
            writers.put(view, query);
        }
    }

    void remove(StandingQuery query) {
        queries.remove(query);
        writers.values().removeIf(writer -> writer == query);
    }

    /** Lets all take part in the tick; gives the rows they gave. */
    long tick(TickTime time, TickLimits limits) {
        long rows = 0;
        for (StandingQuery query : queries) {
            long before = query.rowsOut();
            query.tick(time, limits);
            rows += query.rowsOut() - before;
        }
        return rows;
    }

    /** The tick is visible: readers of changes get theirs, filled queries go over to running. */
    void published(TickTime time, Map<RelationFeed, Intake> intakes) {
        for (StandingQuery query : queries) {
            query.published(time.number());
            if (query.state() == QueryState.FILLING) {
                query.settle(waitsForSource(query, intakes));
            }
        }
    }

    /** Whether a source it reads, through all views, still holds rows that come to an end. */
    boolean waitsForSource(StandingQuery query, Map<RelationFeed, Intake> intakes) {
        Set<RelationFeed> sources = Collections.newSetFromMap(new IdentityHashMap<>());
        collectSources(query, sources);
        for (RelationFeed source : sources) {
            if (intakes.get(source) instanceof SourceIntake intake && intake.isPending()) {
                return true;
            }
        }
        return false;
    }

    boolean isCatchingUp() {
        for (StandingQuery query : queries) {
            if (query.isActive() && query.isCatchingUp()) {
                return true;
            }
        }
        return false;
    }

    void failReaders(RelationFeed feed, RuntimeException error) {
        for (StandingQuery query : queries) {
            if (query.state() != QueryState.FAILED && query.feeds().contains(feed)) {
                query.fail(error);
            }
        }
    }

    void failWriter(RelationFeed view, RuntimeException error) {
        StandingQuery writer = writers.get(view);
        if (writer == null) {
            throw error;
        }
        writer.fail(error);
    }

    /** Closes all, the last one first. */
    void close() {
        List<StandingQuery> closing = new ArrayList<>(queries);
        Collections.reverse(closing);
        queries.clear();
        writers.clear();
        closing.forEach(StandingQuery::close);
    }

    private void collectSources(StandingQuery query, Set<RelationFeed> into) {
        for (RelationFeed feed : query.feeds()) {
            StandingQuery writer = writers.get(feed);
            if (writer == null) {
                into.add(feed);
            } else {
                collectSources(writer, into);
            }
        }
    }
}
