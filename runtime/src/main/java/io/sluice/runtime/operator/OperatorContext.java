package io.sluice.runtime.operator;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What every operator of one query shares.
 *
 * @param allocator the engine's; all columns live in it, so they may be shared without moving
 * @param rejected where rows go that cannot take part
 * @param batchRows most rows an operator should put into one output batch
 * @param nowMicros clock of the tick under way, microseconds since the epoch: the same from its first batch to its end
 * @param violations what keeps the query from having a right result now
 * @param parameters values of the {@code ?} of a prepared statement in the Java forms of their types, null for NULL; not to be changed
 */
public record OperatorContext(
        BufferAllocator allocator,
        RejectedRows rejected,
        int batchRows,
        LongSupplier nowMicros,
        Violations violations,
        List<Object> parameters) {
    /** For queries that end with the first violation. */
    public OperatorContext(
            BufferAllocator allocator,
            RejectedRows rejected,
            int batchRows,
            LongSupplier nowMicros,
            List<Object> parameters) {
        this(allocator, rejected, batchRows, nowMicros, Violations.THROWN, parameters);
    }

    /** For queries without parameters at the epoch's beginning, as in tests. */
    public OperatorContext(BufferAllocator allocator, RejectedRows rejected, int batchRows) {
        this(allocator, rejected, batchRows, () -> 0, List.of());
    }

    /** The same with another place for rows that cannot take part. */
    public OperatorContext rejecting(RejectedRows target) {
        return new OperatorContext(allocator, target, batchRows, nowMicros, violations, parameters);
    }
}
