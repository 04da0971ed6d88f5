package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.state.Scratch;
import org.apache.arrow.memory.BufferAllocator;

/**
 * PRODUCT. Keeps the distinct values, since a product cannot be divided by a zero that is taken back, and multiplies them in order when
 * asked, so that the result does not depend on history.
 */
final class ProductAccumulator extends ValuesAccumulator {
    private final AggregateCall call;

    ProductAccumulator(AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        super(OrderedValues.ofDoubles(allocator, scratch));
        this.call = call;
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                int[] entries = values().inOrder(ids[i]);
                if (entries.length == 0) {
                    builder.appendNull();
                } else {
                    builder.appendDouble(product(entries));
                }
            }
            return builder.build();
        }
    }

    /** Keeps the exponent apart, so that neither large nor small factors get lost on the way. */
    private double product(int[] entries) {
        double mantissa = 1;
        long exponent = 0;
        for (int entry : entries) {
            double factor = values().number(entry);
            if (factor == 0 || !Double.isFinite(factor)) {
                mantissa *= (values().count(entry) & 1) == 0 ? factor * factor : factor;
                continue;
            }
            int shift = Math.getExponent(factor);
            double base = Math.scalb(factor, -shift);
            long shifts = shift;
            for (long left = values().count(entry); left > 0; left >>= 1) {
                if ((left & 1) != 0) {
                    mantissa *= base;
                    exponent += shifts;
                }
                base *= base;
                shifts *= 2;
                int excess = Math.getExponent(base);
                base = Math.scalb(base, -excess);
                shifts += excess;
            }
            if (mantissa != 0 && Double.isFinite(mantissa)) {
                int excess = Math.getExponent(mantissa);
                mantissa = Math.scalb(mantissa, -excess);
                exponent += excess;
            }
        }
        return Math.scalb(mantissa, (int) Math.max(-5000, Math.min(5000, exponent)));
    }
}
