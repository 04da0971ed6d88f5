package io.sluice.runtime.dataflow;

/** Something whose rows have an event time that is complete up to a point. */
@FunctionalInterface
interface WatermarkSource {
    /** As of the end of the tick being computed, in the terms of {@link io.sluice.runtime.operator.Tick#watermark()}. */
    long watermark();
}
