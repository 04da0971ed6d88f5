package io.sluice.runtime.dataflow;

import io.sluice.planner.plan.ScanNode;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.lane.Receivers;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;

/** Where a relation's changes enter a dataflow. */
public final class ScanPort implements WatermarkSource {
    private final ScanNode node;
    private final int[] columns;
    private final boolean allColumns;
    private final Receivers next = new Receivers();
    private SoughtValues sought;
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

    /** Says that only rows with these values matter. */
    void seek(SoughtValues values) {
        sought = values;
    }

    /** The only values whose rows matter; null when all rows do. */
    SoughtValues sought() {
        return sought;
    }

    /** Lets some rows of a batch of the relation in, which stays the caller's; the others are left out for all that is computed. */
    void push(ChangeBatch batch, int[] chosen) {
        rows += batch.rowCount() - chosen.length;
        if (chosen.length > 0) {
            try (ChangeBatch read = batch.project(columns)) {
                pushOwned(Gather.batch(read, chosen, chosen.length, sought.allocator()));
            }
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
