package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.state.Scratch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.memory.BufferAllocator;

/**
 * PERCENTILE_CONT and MEDIAN over numbers, PERCENTILE_DISC over values of any ordered type. APPROX_PERCENTILE keeps numbers with 8
 * significant bits only: the number of distinct ones is then bounded, rows can be taken back, and no result depends on history.
 */
final class PercentileAccumulator extends ValuesAccumulator {
    private final AggregateCall call;
    private final boolean interpolates;
    private final boolean descending;
    private final BigDecimal fraction;

    private PercentileAccumulator(AggregateCall call, BigDecimal fraction, boolean interpolates, OrderedValues values) {
        super(values);
        this.call = call;
        this.interpolates = interpolates;
        this.descending = !call.order().isEmpty() && call.order().get(0).descending();
        this.fraction = fraction;
    }

    static PercentileAccumulator continuous(AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        BigDecimal fraction =
                call.function() == AggregateFunction.MEDIAN ? new BigDecimal("0.5") : CallConstants.number(call, 0);
        return new PercentileAccumulator(call, fraction, true, OrderedValues.ofDoubles(allocator, scratch));
    }

    static PercentileAccumulator discrete(AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        OrderedValues values = new OrderedValues(call.type(), allocator, scratch);
        return new PercentileAccumulator(call, CallConstants.number(call, 0), false, values);
    }

    static PercentileAccumulator approximate(AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        OrderedValues values = OrderedValues.ofRoundedDoubles(allocator, scratch);
        return new PercentileAccumulator(call, CallConstants.number(call, 0), false, values);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                long total = values().total(ids[i]);
                if (total < 0) {
                    throw AggregateErrors.negativeCount();
                } else if (total == 0) {
                    builder.appendNull();
                } else if (interpolates) {
                    builder.appendDouble(interpolated(ids[i], total));
                } else {
                    values().append(builder, entry(ids[i], total, discreteRank(total)));
                }
            }
            return builder.build();
        }
    }

    /** Of the first value that has at least this part of all values at or before it. */
    private long discreteRank(long total) {
        long rank = fraction.multiply(BigDecimal.valueOf(total))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.max(rank, 1) - 1;
    }

    private double interpolated(int id, long total) {
        BigDecimal place = fraction.multiply(BigDecimal.valueOf(total - 1));
        long below = place.longValue();
        double part = place.subtract(BigDecimal.valueOf(below)).doubleValue();
        double lower = values().number(entry(id, total, below));
        if (part == 0) {
            return lower;
        }
        double upper = values().number(entry(id, total, below + 1));
        return lower == upper ? lower : lower + (upper - lower) * part;
    }

    private int entry(int id, long total, long rank) {
        return values().select(id, descending ? total - 1 - rank : rank);
    }
}
