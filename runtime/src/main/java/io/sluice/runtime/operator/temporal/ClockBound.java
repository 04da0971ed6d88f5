package io.sluice.runtime.operator.temporal;

import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.CompiledExpr;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.memory.Memory;

/**
 * One side of the time in which a row is there, as the first microsecond at which the clock has passed it: a row is there from that
 * microsecond on, or until just before it.
 */
final class ClockBound {
    /** For a row whose bound is NULL or could not be computed: it is never there. */
    static final long NULL = Long.MIN_VALUE;

    private final CompiledExpr time;
    private final long unitsPerSecond;
    /** Whether the very time counts to what lies before the bound. */
    private final boolean passedAfter;

    private ClockBound(Bound bound, boolean passedAfter) {
        SqlType type = bound.time().type();
        TimeUnit unit = type.timeUnit();
        this.time = ExprCompiler.compile(bound.time());
        this.unitsPerSecond = unit.perSecond();
        this.passedAfter = passedAfter;
    }

    /** A row appears when this has passed. */
    static ClockBound from(Bound bound) {
        return new ClockBound(bound, !bound.inclusive());
    }

    /** A row goes when this has passed. */
    static ClockBound until(Bound bound) {
        return new ClockBound(bound, bound.inclusive());
    }

    /** Writes the bound of each row, in microseconds. */
    void compute(ChangeBatch batch, RowEvaluation evaluation, long[] into) {
        Column column = time.evaluate(batch, evaluation);
        try {
            for (int row = 0; row < batch.rowCount(); row++) {
                into[row] = column.isNull(row) || evaluation.hasFailed(row)
                        ? NULL
                        : passing(Memory.getLong(column.data() + 8L * row));
            }
        } finally {
            column.release();
        }
    }

    private long passing(long value) {
        if (unitsPerSecond > 1_000_000) {
            // The clock counts microseconds: it passes a time between two of them at the later one.
            long perMicro = unitsPerSecond / 1_000_000;
            return passedAfter ? Math.floorDiv(value, perMicro) + 1 : -Math.floorDiv(-value, perMicro);
        }
        long micros = Math.multiplyExact(value, 1_000_000 / unitsPerSecond);
        return passedAfter ? Math.addExact(micros, 1) : micros;
    }
}
