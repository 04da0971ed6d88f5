package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.function.UserAggregate;
import io.sluice.planner.function.sketch.Sketch;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.operator.Violations;
import io.sluice.runtime.operator.aggregate.RowEndAccumulator.End;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Chooses the accumulator for an aggregate call from its function, its argument's type and whether rows may be taken back. */
public final class Accumulators {
    /** Values that APPROX_TOP_K counts at least, and for each one that is asked for. */
    private static final int LEAST_CAPACITY = 256;

    private static final int CAPACITY_FACTOR = 16;

    private final RowType input;
    private final boolean changing;
    private final BufferAllocator allocator;
    private final Scratch scratch;
    private final Violations violations;

    /**
     * @param input the rows that calls read columns of
     * @param changing whether rows may be taken back
     * @param scratch shared by the accumulators of one operator
     */
    public Accumulators(RowType input, boolean changing, BufferAllocator allocator, Scratch scratch) {
        this(input, changing, allocator, scratch, Violations.THROWN);
    }

    /** @param violations where groups without a right result are noted, each until it is cleared or asked again */
    Accumulators(RowType input, boolean changing, BufferAllocator allocator, Scratch scratch, Violations violations) {
        this.input = input;
        this.changing = changing;
        this.allocator = allocator;
        this.scratch = scratch;
        // What only grows stays broken.
        this.violations = changing ? violations : Violations.THROWN;
    }

    /** Whether {@link Accumulator#merge} works for this call: DISTINCT does not know which values two groups have in common. */
    public static boolean mergeable(AggregateCall call) {
        boolean keepsDistinct = call.distinct() || call.function() == AggregateFunction.APPROX_COUNT_DISTINCT;
        return !keepsDistinct && call.user().map(UserAggregate::merges).orElse(true);
    }

    /** A new accumulator without groups, owned by the caller. */
    public Accumulator create(AggregateCall call) {
        return keepsValues(call) ? distinct(call, ofAll(call, null)) : ofAll(call, null);
    }

    /** Whether the call sees the distinct values of its arguments only. */
    static boolean keepsValues(AggregateCall call) {
        return call.distinct() && !call.args().isEmpty();
    }

    /**
     * As {@link #create}, but what it makes sees all rows: it does not know of DISTINCT.
     *
     * @param values who knows how many values each group has, none of which is NULL or left out then; null for nobody
     */
    Accumulator ofAll(AggregateCall call, ValueCount values) {
        return switch (call.function()) {
            case COUNT -> new CountAccumulator(call.type(), allocator);
            case SUM, AVG -> sum(call, values);
            case MIN -> extreme(call, Extreme.SMALLEST);
            case MAX -> extreme(call, Extreme.LARGEST);
            case ANY_VALUE -> extreme(call, Extreme.FIRST);
            case USER -> new UserAccumulator(call);
            case SINGLE_VALUE ->
                new SingleValueAccumulator(call, extreme(call, Extreme.FIRST), allocator, scratch, violations);
            case COUNT_IF, BOOL_AND, BOOL_OR -> new BooleanAccumulator(call);
            case BIT_AND, BIT_OR, BIT_XOR -> new BitAccumulator(call, scratch);
            case VAR_POP,
                    VAR_SAMP,
                    STDDEV_POP,
                    STDDEV_SAMP,
                    COVAR_POP,
                    COVAR_SAMP,
                    CORR,
                    REGR_SLOPE,
                    REGR_INTERCEPT,
                    REGR_R2,
                    REGR_COUNT,
                    REGR_AVGX,
                    REGR_AVGY,
                    REGR_SXX,
                    REGR_SYY,
                    REGR_SXY -> new MomentsAccumulator(call);
            case PRODUCT -> new ProductAccumulator(call, allocator, scratch);
            case PERCENTILE_CONT, MEDIAN -> PercentileAccumulator.continuous(call, allocator, scratch);
            case PERCENTILE_DISC -> PercentileAccumulator.discrete(call, allocator, scratch);
            case MODE -> topK(call, 0, TopKAccumulator.UNLIMITED);
            case APPROX_TOP_K -> {
                int wanted = CallConstants.number(call, 0).intValueExact();
                int capacity = Math.max(LEAST_CAPACITY, CAPACITY_FACTOR * wanted);
                yield topK(call, wanted, changing ? TopKAccumulator.UNLIMITED : capacity);
            }
            case HLL_SKETCH -> sketch(call, Sketch.DISTINCT);
            case CM_SKETCH -> sketch(call, Sketch.COUNT_MIN);
            case BLOOM_FILTER -> sketch(call, Sketch.BLOOM);
            case MINHASH -> sketch(call, Sketch.MIN_HASH);
            case SKETCH_MERGE -> sketch(call, null);
            case APPROX_PERCENTILE -> PercentileAccumulator.approximate(call, allocator, scratch);
            case APPROX_COUNT_DISTINCT ->
                changing
                        ? distinct(call, new CountAccumulator(call.type(), allocator))
                        : new ApproxDistinctAccumulator(call.type(), first(call), scratch);
            case HISTOGRAM -> new HistogramAccumulator(call, first(call), allocator, scratch);
            case ARRAY_AGG, COLLECT, LISTAGG ->
                new RowsAccumulator(call, first(call), call.order(), allocator, scratch);
            case ARG_MIN, ARG_MAX -> end(call, List.of(extremeKey(call)), End.FIRST_IN_ORDER);
            case FIRST_VALUE -> end(call, call.order(), ordered(call) ? End.FIRST_IN_ORDER : End.FIRST_TO_COME);
            case LAST_VALUE -> end(call, call.order(), ordered(call) ? End.LAST_IN_ORDER : End.LAST_TO_COME);
        };
    }

    /** @param kind null for merging sketches of any kind */
    private Accumulator sketch(AggregateCall call, Sketch kind) {
        return changing
                ? new RecountedSketchAccumulator(call, kind, first(call), allocator, scratch)
                : new SketchAccumulator(call, kind, allocator);
    }

    private Accumulator topK(AggregateCall call, int wanted, int capacity) {
        return new TopKAccumulator(call, first(call), wanted, capacity, allocator, scratch);
    }

    private SqlType first(AggregateCall call) {
        return input.type(call.args().get(0));
    }

    private static boolean ordered(AggregateCall call) {
        return !call.order().isEmpty();
    }

    private static SortKey extremeKey(AggregateCall call) {
        return new SortKey(call.args().get(1), call.function() == AggregateFunction.ARG_MAX, false);
    }

    private Accumulator end(AggregateCall call, List<SortKey> order, End end) {
        return changing
                ? new RowsAccumulator(call, first(call), order, allocator, scratch)
                : new RowEndAccumulator(first(call), order, end, allocator, scratch);
    }

    private Accumulator sum(AggregateCall call, ValueCount values) {
        SqlType argument = input.type(call.args().get(0));
        return switch (argument.kind()) {
            case DECIMAL -> new DecimalSumAccumulator(call, argument.scale());
            case REAL, DOUBLE -> new DoubleSumAccumulator(call);
            default -> new LongSumAccumulator(call, values, allocator, scratch);
        };
    }

    private Accumulator extreme(AggregateCall call, Extreme extreme) {
        SqlType type = call.type();
        if (LongCodec.fits(type)) {
            return changing
                    ? new LongMultisetAccumulator(extreme, type, scratch)
                    : new LongExtremeAccumulator(extreme, type, allocator, scratch);
        }
        return changing
                ? new BytesMultisetAccumulator(extreme, type, allocator, scratch)
                : new BytesExtremeAccumulator(extreme, type, allocator, scratch);
    }

    private Accumulator distinct(AggregateCall call, Accumulator inner) {
        List<SqlType> types = call.args().stream().map(input::type).toList();
        return new DistinctAccumulator(types, !call.skipsNulls(), changing, inner, allocator, scratch);
    }
}
