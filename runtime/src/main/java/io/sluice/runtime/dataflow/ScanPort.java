package io.sluice.runtime.dataflow;

import io.sluice.planner.plan.ScanNode;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.Receivers;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.seek.ChosenRows;
import io.sluice.runtime.seek.SoughtFilter;
import java.util.function.Supplier;

/** Where a relation's changes enter a dataflow. */
public final class ScanPort implements WatermarkSource {
    private final ScanNode node;
    private final int[] columns;
    private final boolean allColumns;
    private final Receivers next = new Receivers();
    private Supplier<SoughtFilter> seeking = () -> null;
    private SoughtFilter sought;
    private Output afterFilter;
    private long watermark = Tick.NO_WATERMARK;
    private long rows;

    ScanPort(ScanNode node, int relationWidth) {
        this.node = node;
        this.columns = node.columns().stream().mapToInt(Integer::intValue).toArray();
        this.allColumns = isIdentity(columns, relationWidth);
    }

    void connect(Output receiver) {
        next.add(receiver);
    }

    /** What it stands for in the plan. */
    public ScanNode node() {
        return node;
    }

    /** Name of the relation in the catalog. */
    public String relation() {
        return node.relation();
    }

    /** The columns read, as positions in the relation; not to be changed. */
    public int[] columns() {
        return columns;
    }

    /**
     * Says that a filter is all that reads this port.
     *
     * @param filter gives null where an index is no help
     * @param after gets what the filter lets through of rows that an index has found
     */
    void seek(Supplier<SoughtFilter> filter, Output after) {
        seeking = filter;
        afterFilter = after;
    }

    /** The filter whose rows an index can find; null when all rows must come. */
    SoughtFilter sought() {
        if (sought == null) {
            sought = seeking.get();
        }
        return sought;
    }

    /** Lets the rows with sought values of a batch of the relation in, which stays the caller's. */
    void push(ChangeBatch batch, ChosenRows chosen) {
        rows += batch.rowCount();
        if (allColumns) {
            sought.rest().process(batch, chosen, afterFilter);
            return;
        }
        try (ChangeBatch read = batch.project(columns)) {
            sought.rest().process(read, chosen, afterFilter);
        }
    }

    /** Lets a batch of the relation in, which stays the caller's. */
    public void push(ChangeBatch batch) {
        pushOwned(allColumns ? batch.share() : batch.project(columns));
    }

    /** Lets a batch of exactly {@link #columns()} in, and takes it over. */
    public void pushOwned(ChangeBatch batch) {
        rows += batch.rowCount();
        next.emit(batch);
    }

    /** Says up to where the relation's event time is complete once this tick ends. */
    public void watermark(long value) {
        watermark = value;
    }

    @Override
    public long watermark() {
        return watermark;
    }

    /** Rows let in so far. */
    public long rows() {
        return rows;
    }

    private static boolean isIdentity(int[] columns, int width) {
        if (columns.length != width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (columns[i] != i) {
                return false;
            }
        }
        return true;
    }
}
