package io.sluice.runtime.operator;

/**
 * The end of one tick, as one operator sees it.
 *
 * @param number increases by one from tick to tick of the engine
 * @param nowMicros the tick's clock, microseconds since the epoch: one value for the whole tick
 * @param watermark event time, in microseconds, below which no more rows are expected on this operator's inputs after this tick;
 *     {@link #NO_WATERMARK} before any, {@link #END_OF_INPUT} once all inputs have ended. Never goes back.
 */
public record Tick(long number, long nowMicros, long watermark) {
    public static final long NO_WATERMARK = Long.MIN_VALUE;
    public static final long END_OF_INPUT = Long.MAX_VALUE;
}
