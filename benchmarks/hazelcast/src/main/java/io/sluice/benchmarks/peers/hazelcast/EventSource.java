package io.sluice.benchmarks.peers.hazelcast;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.core.WatermarkPolicy;
import com.hazelcast.jet.sql.impl.ExpressionUtil;
import com.hazelcast.sql.impl.expression.Expression;
import com.hazelcast.sql.impl.expression.ExpressionEvalContext;
import com.hazelcast.sql.impl.row.JetSqlRow;
import io.sluice.benchmarks.compare.RunTime;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Hands out a worker's part of each tick, and a watermark after it where the query asks for one. A row that the query takes whole is passed on as it
 * lies there. The time of a run begins when Hazelcast first calls one of these.
 */
final class EventSource extends AbstractProcessor {
    private static final AtomicReference<RunTime.Start> BEGIN = new AtomicReference<>();

    private final PreparedRows rows;
    private final Supplier query;
    private final ExpressionEvalContext evaluation;
    private final EventTimePolicy<JetSqlRow> eventTime;
    private final WatermarkPolicy watermarks;
    private int worker;
    private int workers;
    private int tick;
    private int next = -1;
    private int end;
    private JetSqlRow pending;
    private Watermark pendingWatermark;

    private EventSource(Supplier query, ExpressionEvalContext evaluation) {
        this.rows = PreparedRows.of(query.table);
        this.query = query;
        this.evaluation = evaluation;
        this.eventTime = query.eventTime == null ? null : query.eventTime.apply(evaluation);
        this.watermarks = eventTime == null ? null : eventTime.newWmPolicyFn().get();
    }

    /** Before a query is started, one at a time in this JVM. */
    static void prepare() {
        BEGIN.set(null);
    }

    /** The time since the first row could have been read. */
    static RunTime time() {
        return BEGIN.get().stop();
    }

    @Override
    protected void init(Context context) {
        worker = context.localProcessorIndex();
        workers = context.localParallelism();
    }

    @Override
    public boolean complete() {
        if (BEGIN.get() == null) {
            BEGIN.compareAndSet(null, RunTime.start());
        }
        while (tick < rows.ticks()) {
            if (!emitTick()) {
                return false;
            }
            tick++;
            next = -1;
        }
        return true;
    }

    /** Whether all of it went out; what did not is kept for the next call. */
    private boolean emitTick() {
        JetSqlRow[] all = rows.tick(tick);
        if (next < 0) {
            next = (int) ((long) all.length * worker / workers);
            end = (int) ((long) all.length * (worker + 1) / workers);
        }
        while (pending != null || next < end) {
            if (pending == null) {
                pending = query.isWhole(all[next])
                        ? all[next]
                        : ExpressionUtil.evaluate(query.predicate, query.projection, all[next], evaluation);
                next++;
            }
            if (pending != null && !tryEmit(pending)) {
                return false;
            }
            pending = null;
        }
        if (watermarks != null && pendingWatermark == null) {
            watermarks.reportEvent(rows.lastMillis(tick));
            pendingWatermark = new Watermark(watermarks.getCurrentWatermark(), eventTime.wmKey());
        }
        if (pendingWatermark != null && !tryEmit(pendingWatermark)) {
            return false;
        }
        pendingWatermark = null;
        return true;
    }

    /** Makes the sources of one query; travels with its plan. */
    static final class Supplier implements ProcessorSupplier {
        private static final long serialVersionUID = 1;

        private final String table;
        private final Expression<Boolean> predicate;
        private final List<Expression<?>> projection;
        private final FunctionEx<ExpressionEvalContext, EventTimePolicy<JetSqlRow>> eventTime;
        private final boolean takesAll;
        private transient ExpressionEvalContext evaluation;

        /**
         * @param predicate null for all rows
         * @param eventTime null without watermarks
         */
        Supplier(
                String table,
                Expression<Boolean> predicate,
                List<Expression<?>> projection,
                FunctionEx<ExpressionEvalContext, EventTimePolicy<JetSqlRow>> eventTime) {
            this.table = table;
            this.predicate = predicate;
            this.projection = List.copyOf(projection);
            this.eventTime = eventTime;
            this.takesAll = predicate == null && Columns.inOrder(projection);
        }

        private boolean isWhole(JetSqlRow row) {
            return takesAll && row.getFieldCount() == projection.size();
        }

        @Override
        public void init(Context context) {
            evaluation = ExpressionEvalContext.from(context);
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new EventSource(this, evaluation))
                    .toList();
        }
    }
}
