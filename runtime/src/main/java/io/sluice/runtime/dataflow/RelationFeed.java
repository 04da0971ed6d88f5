package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.seek.Seekers;
import io.sluice.runtime.table.LiveTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The changes of one stream, table or view in the tick being computed, shared by everything that reads it, and the live table they add up
 * to where rows are kept. Guarded by the engine's tick lock.
 */
public final class RelationFeed implements AutoCloseable {
    private final String name;
    private final RowType rowType;
    private final LiveTable table;
    private final List<ChangeBatch> changes = new ArrayList<>();
    private volatile long watermark = Tick.NO_WATERMARK;
    private final Seekers seekers = new Seekers();
    private boolean timeMoved;
    private boolean idle;
    private volatile long rowsTotal;
    private final ColumnReaders readers;
    private volatile Source.Progress progress = Source.Progress.UNKNOWN;

    /** @param table where the rows are kept; null for streams that keep none. The feed closes it. */
    public RelationFeed(String name, RowType rowType, LiveTable table) {
        this.name = name;
        this.rowType = rowType;
        this.table = table;
        this.readers = new ColumnReaders(rowType.size());
    }

    public String name() {
        return name;
    }

    public RowType rowType() {
        return rowType;
    }

    public Optional<LiveTable> table() {
        return Optional.ofNullable(table);
    }

    /** Takes over changes of the tick being computed. */
    public void add(ChangeBatch batch, long tick) {
        add(batch, 0, tick);
    }

    /** As {@link #add(ChangeBatch, long)}, for one part of its table. */
    void add(ChangeBatch batch, int part, long tick) {
        if (batch.rowCount() == 0) {
            batch.close();
            return;
        }
        rowsTotal += batch.rowCount();
        if (table != null) {
            table.apply(batch.share(), part, tick);
        }
        changes.add(batch);
    }

    /** The changes of this tick so far; borrowed. */
    public List<ChangeBatch> changes() {
        return changes;
    }

    /** Moves time on; it never goes back. */
    public void advance(long newWatermark) {
        if (newWatermark > watermark) {
            watermark = newWatermark;
            timeMoved = true;
        }
    }

    public long watermark() {
        return watermark;
    }

    /** Whether its source has been silent for so long that nobody should wait for its time. */
    void idle(boolean now) {
        if (idle != now) {
            idle = now;
            timeMoved = true;
        }
    }

    boolean isIdle() {
        return idle;
    }

    /** Whether readers have anything to do in this tick. */
    boolean hasNews() {
        return timeMoved || !changes.isEmpty();
    }

    /** Its readers that want rows with certain values only. */
    Seekers seekers() {
        return seekers;
    }

    /** Frees the tick's changes. */
    void endTick() {
        timeMoved = false;
        if (!changes.isEmpty()) {
            seekers.endTick();
            changes.forEach(ChangeBatch::close);
            changes.clear();
        }
    }

    /** How far the source has come, told by its intake. */
    void progress(Source.Progress now) {
        progress = now;
    }

    Source.Progress progress() {
        return progress;
    }

    /** Changes of all ticks, in rows. */
    public long rowsTotal() {
        return rowsTotal;
    }

    /** The queries that read it, and which columns. */
    ColumnReaders readers() {
        return readers;
    }

    /** Whether its rows go anywhere: to a query or to its own table. */
    boolean isWanted() {
        return readers.count() > 0 || table != null;
    }

    /** The columns whose values somebody reads: all where rows are kept. */
    BitSet wantedColumns() {
        return table != null ? readers.all() : readers.wanted();
    }

    @Override
    public void close() {
        endTick();
        seekers.close();
        if (table != null) {
            table.close();
        }
    }
}
