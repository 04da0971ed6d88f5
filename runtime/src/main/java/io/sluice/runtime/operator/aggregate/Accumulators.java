package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import org.apache.arrow.memory.BufferAllocator;

/** Chooses the accumulator for an aggregate call from its function, its argument's type and whether rows may be taken back. */
public final class Accumulators {
    private final RowType input;
    private final boolean changing;
    private final BufferAllocator allocator;
    private final Scratch scratch;

    /**
     * @param input the rows that calls read columns of
     * @param changing whether rows may be taken back
     * @param scratch shared by the accumulators of one operator
     */
    public Accumulators(RowType input, boolean changing, BufferAllocator allocator, Scratch scratch) {
        this.input = input;
        this.changing = changing;
        this.allocator = allocator;
        this.scratch = scratch;
    }

    /** Whether {@link Accumulator#merge} works for this call: DISTINCT does not know which values two groups have in common. */
    public static boolean mergeable(AggregateCall call) {
        return !call.distinct();
    }

    /** A new accumulator without groups, owned by the caller. */
    public Accumulator create(AggregateCall call) {
        return switch (call.function()) {
            case COUNT -> distinct(call, new CountAccumulator(call.type()));
            case SUM, AVG -> distinct(call, sum(call));
            case MIN -> extreme(call, Extreme.SMALLEST);
            case MAX -> extreme(call, Extreme.LARGEST);
            case ANY_VALUE -> extreme(call, Extreme.FIRST);
            case SINGLE_VALUE -> new SingleValueAccumulator(call, extreme(call, Extreme.FIRST), scratch);
        };
    }

    private Accumulator sum(AggregateCall call) {
        SqlType argument = input.type(call.args().get(0));
        return switch (argument.kind()) {
            case DECIMAL -> new DecimalSumAccumulator(call, argument.scale());
            case REAL, DOUBLE -> new DoubleSumAccumulator(call);
            default -> new LongSumAccumulator(call, scratch);
        };
    }

    private Accumulator extreme(AggregateCall call, Extreme extreme) {
        SqlType type = call.type();
        if (LongCodec.fits(type)) {
            return changing
                    ? new LongMultisetAccumulator(extreme, type, scratch)
                    : new LongExtremeAccumulator(extreme, type, scratch);
        }
        return changing
                ? new BytesMultisetAccumulator(extreme, type, allocator, scratch)
                : new BytesExtremeAccumulator(extreme, type, allocator, scratch);
    }

    private Accumulator distinct(AggregateCall call, Accumulator inner) {
        return call.distinct() && !call.args().isEmpty()
                ? new DistinctAccumulator(call.args().stream().map(input::type).toList(), inner, allocator, scratch)
                : inner;
    }
}
