package io.sluice.runtime.dataflow;

import io.sluice.runtime.operator.Tick;

/** Something whose rows have an event time that is complete up to a point. */
@FunctionalInterface
interface WatermarkSource {
    /** Instead of a watermark: silent for so long that nobody should wait for it; above all watermarks but the end of input. */
    long IDLE = Tick.END_OF_INPUT - 1;

    /** As of the end of the tick being computed, in the terms of {@link Tick#watermark()}, or {@link #IDLE}. */
    long watermark();
}
