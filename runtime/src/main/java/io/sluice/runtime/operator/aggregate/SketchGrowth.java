package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.sketch.Sketch;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Values;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;

/** Puts values into a sketch, or sketches into one. */
final class SketchGrowth {
    private final AggregateCall call;
    private final Sketch kind;

    /** @param kind null for merging sketches of any kind */
    SketchGrowth(AggregateCall call, Sketch kind) {
        this.call = call;
        this.kind = kind;
    }

    /**
     * The sketch with a value, or a sketch, that is there {@code weight} times.
     *
     * @param sketch is changed; null for none yet
     */
    byte[] with(byte[] sketch, Column column, int row, long weight) {
        Object value = Values.get(column, row);
        if (kind != null) {
            byte[] grown = sketch == null ? kind.empty() : sketch;
            kind.add(grown, value, column.type(), weight);
            return grown;
        }
        return merged(sketch, (byte[]) value, weight);
    }

    byte[] merged(byte[] sketch, byte[] other, long weight) {
        try {
            byte[] grown = sketch == null ? Sketch.of(other).empty() : sketch;
            Sketch.merge(grown, other, weight);
            return grown;
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    Diagnostic.of(ErrorCode.INVALID_ARGUMENT, call.span(), e.getMessage())
                            .withHint("merge what one of HLL_SKETCH, CM_SKETCH, BLOOM_FILTER and MINHASH has made"),
                    "");
        }
    }
}
