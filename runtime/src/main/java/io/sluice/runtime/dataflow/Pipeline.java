package io.sluice.runtime.dataflow;

import io.sluice.Clock;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableVersion;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a tick runs through: relations with their intakes, then the standing queries, each after those it reads, then one publication
 * of all tables. Guarded by the engine's tick lock, but for {@link #retainCurrent()} and {@link #lastTick()}, which any thread may call.
 */
public final class Pipeline implements AutoCloseable {
    private final Clock clock;
    private final TickHistory history = new TickHistory();
    private final Map<RelationFeed, Intake> intakes = new LinkedHashMap<>();
    private final Map<RelationFeed, Long> retentionMicros = new IdentityHashMap<>();
    private final List<RelationFeed> feeds = new ArrayList<>();
    private final StandingQueries queries = new StandingQueries();
    private volatile Publication current;
    private volatile boolean moreWaits;

    public Pipeline(Clock clock) {
        this.clock = clock;
        this.current = new Publication(0, clock.nowMicros(), Map.of());
    }

    /** Adds a stream or table and what fills it; closes both when it is removed. */
    public void add(RelationFeed feed, Intake intake) {
        intakes.put(feed, intake);
        add(feed);
    }

    /** Adds a relation that a query fills. */
    public void add(RelationFeed feed) {
        feeds.add(feed);
        feed.table().ifPresent(table -> {
            Map<RelationFeed, TableVersion> tables = retainTables();
            tables.put(feed, table.current());
            publish(new Publication(current.tick(), current.nowMicros(), tables));
        });
    }

    /** Lets rows go after they have been in the feed's table for so long. */
    public void retain(RelationFeed feed, long micros) {
        retentionMicros.put(feed, micros);
    }

    /** Removes a relation that nothing reads any more. */
    public void remove(RelationFeed feed) {
        Intake intake = intakes.remove(feed);
        if (intake != null) {
            intake.close();
        }
        feeds.remove(feed);
        retentionMicros.remove(feed);
        Map<RelationFeed, TableVersion> tables = retainTables();
        TableVersion version = tables.remove(feed);
        if (version != null) {
            version.release();
        }
        publish(new Publication(current.tick(), current.nowMicros(), tables));
        feed.close();
    }

    /**
     * Adds a query and lets in what its relations hold: its results so far belong to the last tick, as if it had always been there.
     *
     * @param view the feed that it fills; null for sinks and readers
     */
    public void start(StandingQuery query, RelationFeed view) {
        queries.add(query, view);
        // A table has no rows at tick 0, so the first query of an engine opens tick 1.
        TickTime time = new TickTime(Math.max(1, current.tick()), clock.nowMicros());
        query.start(current, time);
        publishTables(time, view == null ? List.of() : List.of(view));
        query.published(time.number());
        if (view != null) {
            view.endTick();
        }
        query.settle(queries.waitsForSource(query, intakes));
    }

    /** Ends a query and frees it; its view's feed stays. */
    public void stop(StandingQuery query) {
        queries.remove(query);
        query.close();
    }

    /** Runs one tick. Errors of sources and queries are kept with them. */
    public long tick(TickLimits limits, TickKeeping keeping) {
        long started = System.nanoTime();
        TickTime time = new TickTime(current.tick() + 1, clock.nowMicros());
        long rowsIn = takeIn(time, limits, queries.heldBack(keeping.pausedRows()));
        long rowsOut = queries.tick(time, limits);
        expire(time);
        publishTables(time, feeds);
        queries.published(time, intakes);
        for (int i = 0; i < feeds.size(); i++) {
            feeds.get(i).endTick();
        }
        history.add(
                new TickRecord(time.number(), time.nowMicros(), System.nanoTime() - started, rowsIn, rowsOut),
                keeping.ticksKept());
        return time.number();
    }

    /** Whether the last tick left rows behind that could be had at once. */
    public boolean moreWaits() {
        return moreWaits;
    }

    /** Whether bounded sources, appenders or catching up still have rows to give. */
    public boolean hasPending() {
        for (Map.Entry<RelationFeed, Intake> entry : intakes.entrySet()) {
            if (entry.getKey().isWanted() && entry.getValue().isPending()) {
                return true;
            }
        }
        return queries.isCatchingUp();
    }

    /** The newest publication with one reference for the caller; ENGINE_CLOSED after {@link #close()}. Any thread. */
    public Publication retainCurrent() {
        Publication seen = current;
        while (!seen.tryRetain()) {
            Publication newer = current;
            if (newer == seen) {
                // One that is replaced is let go only after its successor is in place.
                throw new SluiceException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
            }
            seen = newer;
        }
        return seen;
    }

    /** Any thread. */
    public long lastTick() {
        return current.tick();
    }

    public TickHistory history() {
        return history;
    }

    public StandingQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        queries.close();
        intakes.values().forEach(Intake::close);
        intakes.clear();
        current.release();
        feeds.forEach(RelationFeed::close);
        feeds.clear();
    }

    private long takeIn(TickTime time, TickLimits limits, Set<RelationFeed> heldBack) {
        moreWaits = queries.isCatchingUp();
        long rows = 0;
        for (Map.Entry<RelationFeed, Intake> entry : intakes.entrySet()) {
            RelationFeed feed = entry.getKey();
            if (heldBack.contains(feed)) {
                continue;
            }
            long before = feed.rowsTotal();
            try {
                moreWaits |= entry.getValue().drain(feed, limits, time);
            } catch (RuntimeException error) {
                queries.failReaders(feed, error);
            }
            rows += feed.rowsTotal() - before;
        }
        return rows;
    }

    private void expire(TickTime time) {
        for (Map.Entry<RelationFeed, Long> entry : retentionMicros.entrySet()) {
            LiveTable table = entry.getKey().table().orElseThrow();
            table.dropBefore(time.nowMicros() - entry.getValue(), time.number());
        }
    }

    private void publishTables(TickTime time, List<RelationFeed> changed) {
        Map<RelationFeed, TableVersion> tables = retainTables();
        for (int i = 0; i < changed.size(); i++) {
            RelationFeed feed = changed.get(i);
            LiveTable table = feed.table().orElse(null);
            if (table != null && (!feed.changes().isEmpty() || retentionMicros.containsKey(feed))) {
                commit(time, feed, table, tables);
            }
        }
        publish(new Publication(time.number(), time.nowMicros(), tables));
    }

    private void commit(TickTime time, RelationFeed feed, LiveTable table, Map<RelationFeed, TableVersion> tables) {
        try {
            TableVersion older = tables.put(feed, table.commit(time.number(), time.nowMicros()));
            if (older != null) {
                older.release();
            }
        } catch (RuntimeException error) {
            queries.failWriter(feed, error);
        }
    }

    private Map<RelationFeed, TableVersion> retainTables() {
        Map<RelationFeed, TableVersion> tables = new IdentityHashMap<>(current.tables());
        for (TableVersion version : tables.values()) {
            if (!version.tryRetain()) {
                throw new IllegalStateException("a published table was freed");
            }
        }
        return tables;
    }

    private void publish(Publication next) {
        Publication older = current;
        current = next;
        older.release();
    }
}
