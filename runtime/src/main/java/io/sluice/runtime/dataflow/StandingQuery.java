package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Violations;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A query that is kept current: its dataflow, its inputs and where its results go. Results of a tick reach the target only when the
 * whole tick has succeeded, so a failing query leaves its last good state; while something is {@linkplain Violations broken} they wait. Guarded by the engine's tick lock; the counters and the state
 * may be read by any thread and may lag by a tick.
 */
public final class StandingQuery implements AutoCloseable {
    private final String name;
    private final String sql;
    private final Dataflow dataflow;
    private final List<QueryInput> inputs;
    private final QueryTarget target;
    private final Violations violations;
    private final Results results;
    private boolean settled;
    private long nextDue = Long.MAX_VALUE;
    private volatile QueryState state = QueryState.FILLING;
    private volatile RuntimeException error;
    private volatile long rowsOut;
    private volatile long nanos;
    private volatile long lastTick;
    private volatile long stateRows;
    private volatile long stateBytes;

    /** @param context of the dataflow's operators */
    public StandingQuery(
            String name,
            String sql,
            Dataflow dataflow,
            List<QueryInput> inputs,
            QueryTarget target,
            OperatorContext context) {
        this.name = name;
        this.sql = sql;
        this.dataflow = dataflow;
        this.inputs = List.copyOf(inputs);
        this.target = target;
        this.violations = context.violations();
        this.results = new Results(context.allocator());
        dataflow.connect((LaneResults.Receiver) results);
        target.expect(dataflow.apart(), dataflow.sideBySide());
    }

    /** The view or sink it feeds, or a name made for a reader of changes. */
    public String name() {
        return name;
    }

    public String sql() {
        return sql;
    }

    public QueryState state() {
        return state;
    }

    /** Why it failed or its results are held back; null when neither. */
    public RuntimeException error() {
        return error;
    }

    public long rowsIn() {
        long rows = 0;
        for (ScanPort scan : dataflow.scans()) {
            rows += scan.rows();
        }
        return rows;
    }

    public long rowsOut() {
        return rowsOut;
    }

    /** Time spent in its ticks. */
    public long nanos() {
        return nanos;
    }

    /** The last tick it took part in; 0 before. */
    public long lastTick() {
        return lastTick;
    }

    /** Entries of state after its last tick. */
    public long stateRows() {
        return stateRows;
    }

    /** Bytes of state after its last tick. */
    public long stateBytes() {
        return stateBytes;
    }

    /** Up to where its results' event time is complete. */
    public long watermark() {
        return dataflow.watermark();
    }

    /** How far its sources have come with what they hold; both −1 when unknown. */
    public Source.Progress progress() {
        long done = 0;
        long total = 0;
        for (QueryInput input : inputs) {
            Source.Progress progress = input.progress();
            done += Math.max(0, progress.done());
            total += Math.max(0, progress.total());
        }
        return total == 0 ? Source.Progress.UNKNOWN : new Source.Progress(done, total);
    }

    public QueryTarget target() {
        return target;
    }

    /** Lets in what the relations already hold, without waiting for the next tick. */
    void start(Publication content, TickTime time) {
        run(time, () -> {
            for (QueryInput input : inputs) {
                input.pushContent(content);
                input.tellTime();
            }
        });
    }

    /** Takes part in a tick. Errors end the query, never the tick. */
    void tick(TickTime time, TickLimits limits) {
        if (state == QueryState.PAUSED) {
            inputs.forEach(QueryInput::postpone);
        } else if (isActive() && (hasNews() || time.nowMicros() >= nextDue)) {
            run(time, () -> {
                for (QueryInput input : inputs) {
                    input.push(limits);
                }
            });
        }
    }

    /** Goes over to RUNNING once the past has been read. */
    void settle(boolean inputsPending) {
        if (state == QueryState.FILLING && !inputsPending && !isCatchingUp()) {
            state = QueryState.RUNNING;
            settled = true;
        }
    }

    /** The tick is visible to readers. */
    void published(long tick) {
        if (isActive()) {
            try {
                target.published(tick);
            } catch (RuntimeException failure) {
                fail(failure);
            }
        }
    }

    boolean isActive() {
        return state == QueryState.RUNNING || state == QueryState.FILLING || state == QueryState.STALE;
    }

    boolean isCatchingUp() {
        for (QueryInput input : inputs) {
            if (input.isCatchingUp()) {
                return true;
            }
        }
        return false;
    }

    List<QueryInput> inputs() {
        return inputs;
    }

    /** Rows that wait while it is paused. */
    public long backlogRows() {
        long rows = 0;
        for (QueryInput input : inputs) {
            rows += input.backlogRows();
        }
        return rows;
    }

    /** Lets its input wait. */
    public void pause() {
        if (isActive()) {
            state = QueryState.PAUSED;
        }
    }

    /** Goes on with the next tick. */
    public void resume() {
        if (state == QueryState.PAUSED) {
            state = QueryState.FILLING;
        }
    }

    /** Stops it for good and frees its state; what it gave stays. */
    public void fail(RuntimeException reason) {
        error = reason;
        state = QueryState.FAILED;
        stateRows = 0;
        stateBytes = 0;
        results.close();
        inputs.forEach(QueryInput::close);
        dataflow.close();
        target.failed(reason);
    }

    /** Feeds it reads directly. */
    public Set<RelationFeed> feeds() {
        Set<RelationFeed> feeds = new HashSet<>();
        inputs.forEach(input -> feeds.add(input.feed()));
        return feeds;
    }

    @Override
    public void close() {
        if (state != QueryState.CLOSED) {
            state = QueryState.CLOSED;
            results.close();
            inputs.forEach(QueryInput::close);
            dataflow.close();
            target.close();
        }
    }

    private boolean hasNews() {
        for (QueryInput input : inputs) {
            if (input.hasNews()) {
                return true;
            }
        }
        return false;
    }

    private void run(TickTime time, Runnable push) {
        long started = System.nanoTime();
        try {
            dataflow.beginTick(time.nowMicros());
            push.run();
            dataflow.endTick(time.number(), time.nowMicros());
            give(time.number());
            lastTick = time.number();
            nextDue = dataflow.nextDue();
            stateRows = dataflow.stateRows();
            stateBytes = dataflow.stateBytes();
        } catch (RuntimeException failure) {
            fail(failure);
        } catch (AssertionError | StackOverflowError failure) {
            fail(new SluiceException(ErrorCode.INTERNAL_ERROR, "query " + name + " broke: " + failure, failure));
        }
        nanos += System.nanoTime() - started;
    }

    /** Lets the results go out, or wait with those before while something is broken. A query that has never been right fails. */
    private void give(long tick) {
        SluiceException broken = violations.oldest();
        if (broken != null && !settled) {
            throw broken;
        }
        if (broken != null) {
            results.keep();
            error = broken;
            state = QueryState.STALE;
            return;
        }
        error = null;
        if (state == QueryState.STALE) {
            state = QueryState.RUNNING;
        }
        results.deliver((batch, lane) -> {
            rowsOut += batch.rowCount();
            target.accept(batch, lane, tick);
        });
        target.endTick(tick, dataflow.watermark());
    }
}
