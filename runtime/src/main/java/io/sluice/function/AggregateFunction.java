package io.sluice.function;

/**
 * One value for the rows of a group. Beside the methods here a class has these public ones, found by their names, {@code A} being the
 * accumulator:
 *
 * <ul>
 *   <li>{@code void accumulate(A accumulator, …)} with the arguments of a call; may be overloaded
 *   <li>{@code void retract(A accumulator, …)}, the same parameters: takes a row back that was accumulated. Without it the function runs
 *       only over rows that never change.
 *   <li>{@code void merge(A accumulator, A other)}: adds what another accumulator holds, which stays as it is. Optional.
 * </ul>
 *
 * <pre>{@code
 * public final class Range implements AggregateFunction<long[], Long> {
 *     public long[] createAccumulator() {
 *         return new long[] {Long.MAX_VALUE, Long.MIN_VALUE};
 *     }
 *     public void accumulate(long[] range, long value) {
 *         range[0] = Math.min(range[0], value);
 *         range[1] = Math.max(range[1], value);
 *     }
 *     public Long result(long[] range) {
 *         return range[1] < range[0] ? null : range[1] - range[0];
 *     }
 * }
 * }</pre>
 *
 * <p>Types as for {@link ScalarFunction}. A row is left out where a primitive parameter meets NULL. What a method throws fails the query.
 *
 * @param <A> the accumulator; {@link #serializer()} must be able to write it
 * @param <R> the result
 */
public interface AggregateFunction<A, R> extends UserDefinedFunction {
    /** An accumulator over no rows. */
    A createAccumulator();

    /** The result over the rows accumulated and not taken back; null for NULL. Asked for many times; must not change the accumulator. */
    R result(A accumulator);

    /** Writes accumulators for checkpoints. By default with Java's serialization. */
    default StateSerializer<A> serializer() {
        return StateSerializer.java();
    }
}
