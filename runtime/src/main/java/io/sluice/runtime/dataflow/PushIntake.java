package io.sluice.runtime.dataflow;

import io.sluice.planner.RelationDefinition;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Rows pushed by the application: by statements, which are checked already, and through appenders. */
public final class PushIntake implements Intake {
    private final PushQueue queue = new PushQueue();
    private final Deque<ChangeBatch> statements = new ArrayDeque<>();
    private final EventTimeTracker eventTime;
    private final RowGate gate;
    private final IdleTimer idle;

    /** Lets the rows of an appender pass, or only some of them. */
    @FunctionalInterface
    public interface RowGate {
        /** Takes over a batch and gives the one that may pass, owned by the caller. */
        ChangeBatch admit(ChangeBatch batch);
    }

    public PushIntake(RowType rowType, Optional<RelationDefinition.Watermark> watermark, RowGate gate, IdleTimer idle) {
        this.eventTime = watermark.map(w -> new EventTimeTracker(w, rowType)).orElse(null);
        this.gate = gate;
        this.idle = idle;
    }

    /** The appenders' door. */
    public PushQueue queue() {
        return queue;
    }

    /** Takes over the checked changes of a statement for the next tick; under the tick lock. */
    public void addStatement(ChangeBatch changes) {
        statements.add(changes);
    }

    @Override
    public boolean drain(RelationFeed feed, TickLimits limits, TickTime time) {
        long before = feed.rowsTotal();
        for (ChangeBatch batch = statements.poll(); batch != null; batch = statements.poll()) {
            take(batch, feed, time.number());
        }
        long rows = 0;
        long bytes = 0;
        boolean more = true;
        while (more && rows < limits.rows() && bytes < limits.bytes()) {
            ChangeBatch batch = queue.take();
            if (batch == null) {
                break;
            }
            more = queue.rows() > 0;
            rows += batch.rowCount();
            // The size matters only where another batch may follow; to tell it costs a look at the texts' ends.
            bytes += more ? batch.sizeInBytes() : 0;
            take(gate.admit(batch), feed, time.number());
        }
        if (eventTime != null) {
            feed.advance(eventTime.watermark());
        }
        feed.idle(idle.isIdle(feed.rowsTotal() > before, time.nowMicros()));
        return queue.rows() > 0;
    }

    @Override
    public boolean isPending() {
        return queue.rows() > 0;
    }

    @Override
    public void close() {
        queue.close();
        statements.forEach(ChangeBatch::close);
        statements.clear();
    }

    private void take(ChangeBatch batch, RelationFeed feed, long tick) {
        if (eventTime != null && batch.rowCount() > 0) {
            eventTime.observe(batch);
        }
        feed.add(batch, tick);
    }
}
